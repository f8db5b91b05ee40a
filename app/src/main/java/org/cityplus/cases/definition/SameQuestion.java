package org.cityplus.cases.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Whether two questions can be asked as one: some answer must be right for both. */
public final class SameQuestion {
    private SameQuestion() {}

    /** Why no answer can serve both; empty when one can. */
    public static Optional<LocalizedText> findDifference(Field one, Field other) {
        Limits a = one.limits();
        Limits b = other.limits();
        if (one.type() != other.type()) {
            return of(
                    "类型不同：" + one.type().word() + " 和 " + other.type().word(),
                    "of different types: " + one.type().word() + " and "
                            + other.type().word());
        }
        if (a.kind() != b.kind()) {
            return of("问的是不同证件的号码", "for numbers of different documents");
        }
        if (!options(one).equals(options(other))) {
            return of("选项不同", "with different options");
        }
        if (a.decimals() != b.decimals()) {
            return of("小数位数不同", "with different numbers of decimals");
        }
        if (!Objects.equals(a.pattern(), b.pattern())) {
            return of("pattern 不同", "with different patterns");
        }
        if (Math.max(a.minLength(), b.minLength()) > Math.min(a.maxLength(), b.maxLength())) {
            return of("长度没有重合", "with lengths that do not meet");
        }
        if (Math.max(a.minItems(), b.minItems()) > Math.min(a.maxItems(), b.maxItems())) {
            return of("个数没有重合", "with numbers of items that do not meet");
        }
        if (isAbove(larger(a.min(), b.min()), smaller(a.max(), b.max()))) {
            return of("数的范围没有重合", "with ranges of numbers that do not meet");
        }
        if (isAfter(a, b) || isAfter(b, a)) {
            return of("日期范围没有重合", "with ranges of days that do not meet");
        }
        Set<Object> accepted = new HashSet<>(one.documentRule().accept());
        accepted.retainAll(other.documentRule().accept());
        return one.type() == FieldType.DOCUMENT && accepted.isEmpty()
                ? of("收的文件格式没有重合", "with kinds of files that do not meet")
                : Optional.empty();
    }

    /** Whether the two keep to the same limits; otherwise the narrower of each counts. */
    static boolean isLimitedAlike(Field one, Field other) {
        Limits a = one.limits();
        Limits b = other.limits();
        return a.minLength() == b.minLength()
                && a.maxLength() == b.maxLength()
                && a.minimumAge() == b.minimumAge()
                && Objects.equals(a.min(), b.min())
                && Objects.equals(a.max(), b.max())
                && Objects.equals(a.earliest(), b.earliest())
                && Objects.equals(a.latest(), b.latest())
                && a.minItems() == b.minItems()
                && a.maxItems() == b.maxItems()
                && one.documentRule().equals(other.documentRule());
    }

    private static Optional<LocalizedText> of(String zh, String en) {
        return Optional.of(new LocalizedText(zh, en));
    }

    private static Set<String> options(Field field) {
        return field.options().stream().map(Field.Option::id).collect(Collectors.toSet());
    }

    private static @Nullable BigDecimal larger(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.max(other);
    }

    private static @Nullable BigDecimal smaller(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.min(other);
    }

    private static boolean isAbove(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low != null && high != null && low.compareTo(high) > 0;
    }

    /** Whether one begins after the other ends. What says today moves with the days, so nothing is held against it. */
    private static boolean isAfter(Limits one, Limits other) {
        String earliest = one.earliest();
        String latest = other.latest();
        if (earliest == null || latest == null || earliest.equals(Limits.TODAY) || latest.equals(Limits.TODAY)) {
            return false;
        }
        return LocalDate.parse(earliest).isAfter(LocalDate.parse(latest));
    }
}
