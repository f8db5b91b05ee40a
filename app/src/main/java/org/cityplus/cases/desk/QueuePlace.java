package org.cityplus.cases.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Turn;

/** A place in the queue to go on from. It holds what it is sorted by, so it stays a place when its case moves on. */
public record QueuePlace(Turn turn, LocalDate dueOn, Instant changedAt, UUID id) {
    /** Where cases with nothing due stand; PostgreSQL's driver writes it as {@code infinity}. */
    private static final LocalDate NOT_DUE = LocalDate.MAX;

    static QueuePlace of(CaseRow row) {
        return new QueuePlace(
                row.stage().turn(),
                row.findDueOn().orElse(NOT_DUE),
                row.changedAt(),
                row.id().value());
    }

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<QueuePlace> parse(String token) {
        String[] parts = token.split("~", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QueuePlace(
                    Turn.valueOf(parts[0]),
                    parts[1].isEmpty() ? NOT_DUE : LocalDate.parse(parts[1]),
                    Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS),
                    UUID.fromString(parts[3])));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        String due = dueOn.equals(NOT_DUE) ? "" : dueOn.toString();
        return turn + "~" + due + "~" + ChronoUnit.MICROS.between(Instant.EPOCH, changedAt) + "~" + id;
    }
}
