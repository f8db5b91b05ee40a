package org.cityplus.cases.figures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A stretch of time that figures are shown for, up to today. */
public enum Period {
    MONTH,
    DAYS,
    YEAR;

    private static final int DAYS_BACK = 29;

    private static final int MONTHS_BACK = 11;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Period> find(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst();
    }

    public LocalDate from(LocalDate today) {
        return switch (this) {
            case MONTH -> today.withDayOfMonth(1);
            case DAYS -> today.minusDays(DAYS_BACK);
            case YEAR -> today.withDayOfMonth(1).minusMonths(MONTHS_BACK);
        };
    }

    /** Whether its figures are those of whole months. */
    boolean isOfMonths() {
        return this == YEAR;
    }

    /** The days or first days of months in it, oldest first. */
    List<LocalDate> steps(LocalDate today) {
        LocalDate from = from(today);
        return (isOfMonths()
                        ? Stream.iterate(from, day -> !day.isAfter(today), day -> day.plusMonths(1))
                        : Stream.iterate(from, day -> !day.isAfter(today), day -> day.plusDays(1)))
                .toList();
    }
}
