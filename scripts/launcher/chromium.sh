# The browser for the acceptance tests: an installed Chromium, never a download by the test library.

find_chromium() {
    local name
    if [ -n "${CITYPLUS_CHROMIUM:-}" ]; then
        [ -x "$CITYPLUS_CHROMIUM" ] || fail "CITYPLUS_CHROMIUM is $CITYPLUS_CHROMIUM, which is not a program."
        return 0
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if command -v "$name" >/dev/null; then
            CITYPLUS_CHROMIUM=$(command -v "$name")
            export CITYPLUS_CHROMIUM
            return 0
        fi
    done
    return 1
}

has_chinese_font() {
    ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]
}

ensure_chromium() {
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    if find_chromium && has_chinese_font; then
        return
    fi
    if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
        say "Installing chromium and fonts-noto-cjk for the tests in a browser"
        mkdir -p "$ROOT/target"
        if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-noto-cjk; } \
            >"$ROOT/target/apt.log" 2>&1; then
            tail -n 5 "$ROOT/target/apt.log" >&2
            fail "Chromium could not be installed. All of apt's output: $ROOT/target/apt.log"
        fi
        find_chromium && return
    fi
    fail "The tests in a browser need Chromium and a Chinese font. Install the packages chromium and fonts-noto-cjk (or your system's names for them), or set CITYPLUS_CHROMIUM."
}
