# ./cityplus bench NAME

bench() {
    local name=${1:-}
    [ -n "$name" ] && [ -f "$ROOT/benchmarks/expected/$name.txt" ] ||
        fail "bench needs a name. Names: $(ls "$ROOT/benchmarks/expected" | sed 's/\.txt$//' | tr '\n' ' ')"
    shift
    utf8_locale
    find_jdk
    # The plain jar is measured too; mvn clean may have taken it.
    [ -n "$(built_jar)" ] || rm -rf "$BUILDS/$(source_stamp)"
    ensure_built
    ensure_aot_cache
    maven "Building the benchmarks" -pl benchmarks -Dmaven.test.skip=true -Dspotless.check.skip=true package
    progress_end
    cd "$ROOT"
    exec "$JAVA_HOME/bin/java" -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
        -Dcityplus.app="$APP" -Dcityplus.jar="$(built_jar)" -Dcityplus.aot="$(aot_cache)" \
        -Dcityplus.jvm="$JVM_OPTIONS" \
        org.cityplus.benchmarks.Bench "$name" "$@"
}
