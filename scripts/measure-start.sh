#!/usr/bin/env bash
# Measures how long CityPlus takes to its first page, and that starting quickly does not make it serve slowly.
# Prints: the first start of a new build on a new data folder, the second start, the medians of five, and requests per
# second with and without the AOT cache. Nothing is taken away but this build's own folder below target/.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
PORT=${1:-8099}
DATA=$ROOT/target/bench/measure-$$

# Fetches the first page with bash alone, so that nothing need be installed.
answers() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1
        printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
        head -n 1 <&3 | grep -q ' 200'
    ) 2>/dev/null
}

millis() {
    date +%s%3N
}

start_and_stop() {
    local from pid
    from=$(millis)
    "$ROOT/cityplus" run --port "$PORT" --data "$DATA" >"$ROOT/target/measure.log" 2>&1 &
    pid=$!
    until answers; do
        kill -0 "$pid" 2>/dev/null || { tail -n 5 "$ROOT/target/measure.log" >&2; exit 1; }
        sleep 0.05
    done
    echo "$1: $(($(millis) - from)) ms from ./cityplus run to the first page"
    kill "$pid"
    wait "$pid" || true
}

mkdir -p "$ROOT/target/bench"
rm -rf "$ROOT/target/cityplus"
start_and_stop "first start (builds, makes the AOT cache, new data)"
start_and_stop "second start"
"$ROOT/cityplus" bench start
"$ROOT/cityplus" bench serving
