# ./cityplus run

# The same when the AOT cache is made and when it is used: others would make it unusable.
JVM_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"

run() {
    local data=$ROOT/data city=$ROOT/cities/chongqing port=${CITYPLUS_PORT:-8080} demo=true sandbox= cache
    while [ $# -gt 0 ]; do
        case $1 in
            --empty) demo=false ;;
            --sandbox) sandbox=true ;;
            --port | --data | --city | --database)
                [ -n "${2:-}" ] || fail "$1 needs a value. ./cityplus help explains."
                case $1 in
                    --port) port=$2 ;;
                    --data) data=$(absolute "$2") ;;
                    --city) city=$(absolute "$2") ;;
                    --database) export CITYPLUS_DATABASE_URL=$2 ;;
                esac
                shift
                ;;
            *) fail "run does not know $1. ./cityplus help explains." ;;
        esac
        shift
    done
    require_port "$port"
    utf8_locale
    find_jdk
    ensure_built
    ensure_aot_cache
    cache=$(aot_cache)
    progress_end
    cd "$APP"
    exec "$JAVA_HOME/bin/java" $JVM_OPTIONS $(use_aot_cache "$cache") -jar cityplus.jar \
        --cityplus.data="$data" --cityplus.city="$city" --cityplus.port="$port" --cityplus.demo="$demo" \
        --cityplus.sandbox="${sandbox:-$demo}"
}

# Before a build that may take minutes; whether the port is free shows only when it is over.
require_port() {
    case $1 in
        '' | *[!0-9]* | ??????*) ;;
        *) [ "$((10#$1))" -lt 1 ] || [ "$((10#$1))" -gt 65535 ] || return 0 ;;
    esac
    fail "There is no port $1: ports go from 1 to 65535."
}

# Relative, so that a path with spaces stays one word.
use_aot_cache() {
    if [ -f "$1" ]; then
        printf -- '-XX:AOTCache=%s -Xlog:aot*=off -Xlog:cds=off' "${1##*/}"
    fi
}
