# ./cityplus test

run_tests() {
    local profile=
    while [ $# -gt 0 ]; do
        case $1 in
            --deep) profile=-Pdeep && shift ;;
            *) fail "test does not know $1. ./cityplus help explains." ;;
        esac
    done
    utf8_locale
    find_jdk
    command -v mvn >/dev/null || fail "CityPlus is built with Maven and found none. Install maven, or put mvn into PATH. 需要 Maven。"
    ensure_chromium
    cd "$ROOT"
    exec mvn -B -ntp $profile verify
}
