# The JVM's AOT cache (JEP 483, 514, 515): classes already loaded and linked, and what was hot. It holds for one JDK and
# one build, and is made by starting the city once on a throw-away data folder and looking at its main pages.

TRAINING_PAGES=/,/services/passport-first,/me,/sign-in,/desk/sign-in,/manifest.webmanifest,/offline,/api/openapi

aot_cache() {
    printf '%s/%s.aot' "$APP" "$(cksum <"$JAVA_HOME/release" | tr ' ' '-')"
}

ensure_aot_cache() {
    local cache log data started=$SECONDS
    cache=$(aot_cache)
    [ ! -f "$cache" ] || return 0
    lock_build
    if [ -f "$cache" ]; then
        unlock_build
        return
    fi
    log=$ROOT/target/training.log
    data=$BUILDS/training-$$
    progress "Preparing quick starts (once per build)"
    if train "$cache.tmp" "$data" >"$log" 2>&1 </dev/null 9>&- && [ -f "$cache.tmp" ]; then
        mv "$cache.tmp" "$cache"
        say "Preparing quick starts took $((SECONDS - started)) s"
    else
        say "Starts will be slower: no AOT cache could be made (see $log)"
    fi
    rm -rf "$data" "$cache.tmp" "$cache.tmp.config"
    unlock_build
}

# In the app's own folder: the JVM compares the class path of training and use as it is written.
train() {
    (
        cd "$APP"
        # Nothing of the city that is to start may be touched: not its log archive, its bucket or its published states.
        unset "${!CITYPLUS_@}"
        exec "$JAVA_HOME/bin/java" $JVM_OPTIONS -XX:AOTCacheOutput="$1" -jar cityplus.jar --cityplus.data="$2" \
            --cityplus.port=0 --cityplus.city="$ROOT/cities/chongqing" --cityplus.demo=true --cityplus.sandbox=true \
            --cityplus.training="$TRAINING_PAGES"
    )
}
