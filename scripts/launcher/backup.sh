# ./cityplus backup | restore | verify backup

backup_command() {
    local command=$1
    shift
    local arguments=() data=$ROOT/data
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --wal | --files)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                if [ "$1" = --data ]; then data=$(absolute "$2"); else arguments+=("$1" "$(absolute "$2")"); fi
                shift
                ;;
            --to-time)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                arguments+=("$1" "$2")
                shift
                ;;
            --without-keys) arguments+=("$1") ;;
            -*) fail "$command does not know $1. ./cityplus help explains." ;;
            *) arguments+=("$(absolute "$1")") ;;
        esac
        shift
    done
    [ "$command" != backup ] || [ -z "${CITYPLUS_DATABASE_URL:-}" ] ||
        fail "The database is a server of its own: back it up with its own tools (docs/operations.md says what else to keep)."
    beside_the_city org.cityplus.backup.BackupCommand "$command" --data "$data" ${arguments[@]+"${arguments[@]}"}
}

verify() {
    local what=${1:-}
    [ $# -eq 0 ] || shift
    case $what in
        backup) backup_command verify "$@" ;;
        audit) verify_audit "$@" ;;
        services) verify_services "$@" ;;
        *) fail "verify what? ./cityplus verify audit, ./cityplus verify backup FILE, ./cityplus verify services" ;;
    esac
}

verify_services() {
    local arguments=() city=$ROOT/cities/chongqing
    while [ $# -gt 0 ]; do
        case $1 in
            --city | --language)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                if [ "$1" = --city ]; then city=$(absolute "$2"); else arguments+=("$1" "$2"); fi
                shift
                ;;
            *) fail "verify services does not know $1. ./cityplus help explains." ;;
        esac
        shift
    done
    beside_the_city org.cityplus.launch.VerifyServices --city "$city" ${arguments[@]+"${arguments[@]}"}
}

verify_audit() {
    local arguments=() data=$ROOT/data
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --database | --checkpoint | --export | --export-to | --key)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                case $1 in
                    --data) data=$(absolute "$2") ;;
                    --database) export CITYPLUS_DATABASE_URL=$2 ;;
                    --key) arguments+=("$1" "$2") ;;
                    *) arguments+=("$1" "$(absolute "$2")") ;;
                esac
                shift
                ;;
            *) fail "verify audit does not know $1. ./cityplus help explains." ;;
        esac
        shift
    done
    beside_the_city org.cityplus.launch.VerifyAudit --data "$data" ${arguments[@]+"${arguments[@]}"}
}
