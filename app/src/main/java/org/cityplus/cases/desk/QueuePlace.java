package org.cityplus.cases.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Turn;

/**
 * A place in the queue to go on from. It holds what it is sorted by, so it stays a place when its case moves on.
 *
 * @param day the day somebody comes, where a view goes by it
 */
public record QueuePlace(Turn turn, LocalDate day, LocalDate dueOn, Instant changedAt, UUID id) {
    /** Where cases with nothing due stand; PostgreSQL's driver writes it as {@code infinity}. */
    private static final LocalDate NEVER = LocalDate.MAX;

    static QueuePlace of(View view, CaseRow row) {
        return new QueuePlace(
                row.stage().turn(),
                row.findVisitOn().filter(day -> view.isByVisit(row)).orElse(NEVER),
                row.findDueOn().orElse(NEVER),
                row.changedAt(),
                row.id().value());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<QueuePlace> parse(String token) {
        String[] parts = token.split("~", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QueuePlace(
                    Turn.valueOf(parts[0]),
                    day(parts[1]),
                    day(parts[2]),
                    Instant.EPOCH.plus(Long.parseLong(parts[3]), ChronoUnit.MICROS),
                    UUID.fromString(parts[4])));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** All that {@code other}'s turn has stands before this place; the turns sort as their words do. */
    boolean isBeyond(Turn other) {
        return other.name().compareTo(turn.name()) < 0;
    }

    private static LocalDate day(String token) {
        return token.isEmpty() ? NEVER : LocalDate.parse(token);
    }

    private static String token(LocalDate day) {
        return day.equals(NEVER) ? "" : day.toString();
    }

    @Override
    public String toString() {
        return turn + "~" + token(day) + "~" + token(dueOn) + "~" + ChronoUnit.MICROS.between(Instant.EPOCH, changedAt)
                + "~" + id;
    }
}
