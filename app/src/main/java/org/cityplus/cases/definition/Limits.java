package org.cityplus.cases.definition;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must keep to, besides being of its type.
 *
 * @param min smallest number, or amount in yuan
 * @param earliest first day, in full or {@code today}
 * @param patternWords what the pattern asks for, in words
 */
public record Limits(
        int minLength,
        int maxLength,
        int minimumAge,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        int decimals,
        @Nullable String earliest,
        @Nullable String latest,
        int minItems,
        int maxItems,
        @Nullable DocumentKind kind,
        @Nullable String pattern,
        @Nullable LocalizedText patternWords) {

    public static final String TODAY = "today";
    static final int USUAL_LENGTH = 200;
    static final Limits NONE = new Limits(0, USUAL_LENGTH, 0, null, null, 0, null, null, 0, 50, null, null, null);

    public Optional<LocalDate> findEarliest(LocalDate today) {
        return day(earliest, today);
    }

    public Optional<LocalDate> findLatest(LocalDate today) {
        return day(latest, today);
    }

    /** Whether the pattern matches the whole answer; RE2 takes time in proportion to its length. */
    public boolean matches(String answer) {
        return pattern == null || Pattern.matches(pattern, answer);
    }

    private static Optional<LocalDate> day(@Nullable String written, LocalDate today) {
        return Optional.ofNullable(written).map(day -> day.equals(TODAY) ? today : LocalDate.parse(day));
    }
}
