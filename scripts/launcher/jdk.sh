# Finds a JDK: a machine's default java is often an older one.

WANTED_JDK=25

jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

is_wanted_jdk() {
    local version
    version=$(jdk_version "$1") && [ -n "$version" ] && [ "$version" -ge "$WANTED_JDK" ]
}

# The folder of the java in PATH, through its links.
jdk_in_path() {
    local java link
    java=$(command -v java) || return 0
    while [ -h "$java" ]; do
        link=$(readlink "$java")
        case $link in
            /*) java=$link ;;
            *) java=$(dirname "$java")/$link ;;
        esac
    done
    (cd "$(dirname "$java")/.." && pwd -P)
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /opt/java/* /opt/jdk* "$(jdk_in_path)"; do
        if [ -n "$candidate" ] && is_wanted_jdk "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    fail "CityPlus needs a JDK $WANTED_JDK or newer and found none. Install one (https://adoptium.net) or set JAVA_HOME. 需要 JDK $WANTED_JDK 或更新版本。"
}

# File names and texts are UTF-8, also where the locale is not.
utf8_locale() {
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*8*) ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
}
