# Speaking to the operator: short lines; on a terminal, progress in one line that is written over.

say() {
    progress_end
    printf '%s\n' "$*"
}

fail() {
    progress_end
    printf '%s\n' "$*" >&2
    exit 1
}

PROGRESS=
progress() {
    if [ -t 1 ]; then
        printf '\r\033[K%s' "$*"
        PROGRESS=open
    elif [ "$PROGRESS" != "$*" ]; then
        printf '%s\n' "$*"
        PROGRESS=$*
    fi
}

progress_end() {
    if [ "$PROGRESS" = open ]; then
        printf '\r\033[K'
    fi
    PROGRESS=
}

absolute() {
    case $1 in
        /*) printf '%s' "$1" ;;
        *) printf '%s/%s' "$PWD" "$1" ;;
    esac
}
