# Builds the app when its sources have changed, into a folder of their own: a city that runs keeps the files it has.

BUILDS=$ROOT/target/cityplus
KEPT_BUILDS=3

# One word for the content of everything that goes into the app.
source_stamp() {
    (
        cd "$ROOT"
        shopt -s nullglob
        find pom.xml .mvn app/pom.xml app/src/main engines/*/pom.xml engines/*/src/main -type f \
            | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum | tr ' ' '-'
    )
}

# maven WHAT ARGUMENT...: says what happens; Maven's own words go to a log, shown when it fails.
maven() {
    local what=$1 log=$ROOT/target/maven.log started=$SECONDS pid step
    shift
    command -v mvn >/dev/null || fail "CityPlus is built with Maven and found none. Install maven, or put mvn into PATH. 需要 Maven。"
    mkdir -p "$ROOT/target"
    (cd "$ROOT" && exec mvn -B "$@") >"$log" 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        step=$(maven_step "$log")
        if [ -t 1 ]; then
            progress "$what, $step ($((SECONDS - started)) s)"
        else
            progress "$what, $step"
        fi
        sleep 1
    done
    trap - INT TERM
    if ! wait "$pid"; then
        progress_end
        grep -E '^\[ERROR\]' "$log" | grep -vE '^\[ERROR\] *($|-> |To see|Re-run|For more)' | tail -n 12 >&2 || true
        fail "$what failed. All of Maven's output: $log"
    fi
    say "$what took $((SECONDS - started)) s"
}

maven_step() {
    local downloads
    downloads=$(grep -c '^Downloaded from\|^\[INFO\] Downloaded from' "$1" || true)
    if [ "$downloads" -gt 0 ] && tail -n 3 "$1" | grep -q 'Download'; then
        if [ -t 1 ]; then
            printf 'downloading (%s files so far)' "$downloads"
        else
            printf 'downloading'
        fi
    elif grep -q 'spring-boot.*:repackage\|jar.*:jar' "$1"; then
        printf 'packing'
    elif grep -q 'compiler.*:compile' "$1"; then
        printf 'compiling'
    else
        printf 'preparing'
    fi
}

# Sets APP to a folder with the app ready to start. Two commands that build at once would take each other's files away: the
# second waits for the first, and then mostly finds the build made.
ensure_built() {
    APP=$BUILDS/$(source_stamp)
    if [ ! -d "$APP" ]; then
        lock_build
        [ -d "$APP" ] || build
        unlock_build
    fi
}

lock_build() {
    command -v flock >/dev/null || return 0
    mkdir -p "$ROOT/target"
    exec 9>"$ROOT/target/build.lock"
    if ! flock -n 9; then
        say "Another command is building CityPlus; waiting for it"
        flock 9
    fi
}

unlock_build() {
    exec 9>&-
}

build() {
    local new=$BUILDS/tmp-$$
    # What was taken out of the source must not live on in what an earlier build copied.
    rm -rf "$ROOT/app/target/classes"
    maven "Building CityPlus" -pl app -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
    rm -rf "$new"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$(built_jar)" extract --destination "$new" >/dev/null
    mv "$new"/cityplus-app-*.jar "$new/cityplus.jar"
    mv "$new" "$APP" 2>/dev/null || rm -rf "$new"
    ls -dt "$BUILDS"/*-* | tail -n +$((KEPT_BUILDS + 1)) | tr '\n' '\0' | xargs -0 rm -rf
}

built_jar() {
    find "$ROOT/app/target" -maxdepth 1 -name 'cityplus-app-*.jar' 2>/dev/null | head -n 1
}

# A command beside the city: its class, then its arguments.
beside_the_city() {
    utf8_locale
    find_jdk
    ensure_built
    progress_end
    cd "$APP"
    exec "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
        -cp cityplus.jar "$@"
}
