# ./cityplus keys status | rotate: master keys, while the city runs or not.

keys() {
    local what=${1:-} arguments=() data=$ROOT/data
    [ $# -eq 0 ] || shift
    case $what in
        status | rotate) ;;
        *) fail "keys what? ./cityplus keys status, ./cityplus keys rotate" ;;
    esac
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --database | --suite)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                case $1 in
                    --data) data=$(absolute "$2") ;;
                    --database) export CITYPLUS_DATABASE_URL=$2 ;;
                    *) arguments+=("$1" "$2") ;;
                esac
                shift
                ;;
            *) fail "keys does not know $1. ./cityplus help explains." ;;
        esac
        shift
    done
    beside_the_city org.cityplus.launch.Keys "$what" --data "$data" ${arguments[@]+"${arguments[@]}"}
}
