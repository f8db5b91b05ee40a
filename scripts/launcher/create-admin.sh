# The first security administrator of a city, or another administrator. The city must have been started once.

create_admin() {
    local arguments=() data=$ROOT/data
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --database | --username | --name | --role | --site)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                case $1 in
                    --data) data=$(absolute "$2") ;;
                    --database) export CITYPLUS_DATABASE_URL=$2 ;;
                    *) arguments+=("$1" "$2") ;;
                esac
                shift
                ;;
            --another) arguments+=(--another true) ;;
            *) fail "create-admin does not know $1. ./cityplus help explains." ;;
        esac
        shift
    done
    beside_the_city org.cityplus.launch.CreateAdmin --data "$data" ${arguments[@]+"${arguments[@]}"}
}
