package org.cityplus.privacy;

import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One kind of data, as the city pack declares it.
 *
 * @param until for how long it is kept, in words
 * @param after the same as a period, where a job forgets what is older
 * @param stays why something is kept beyond an erasure; nothing where all of it goes
 * @param source where the period comes from
 * @param verified whether that was checked
 */
public record Declared(
        String id,
        LocalizedText name,
        LocalizedText what,
        LocalizedText purpose,
        LocalizedText basis,
        LocalizedText until,
        @Nullable Period after,
        Map<String, Period> services,
        Erasure erasure,
        @Nullable LocalizedText stays,
        String source,
        boolean verified) {

    /** What becomes of it when its person is erased. */
    public enum Erasure {
        GOES,
        STAYS,
        /** Nothing is erased while there is any. */
        BLOCKS,
        /** It stays, but nobody can read it. */
        UNREADABLE
    }

    public Optional<Period> findAfter() {
        return Optional.ofNullable(after);
    }
}
