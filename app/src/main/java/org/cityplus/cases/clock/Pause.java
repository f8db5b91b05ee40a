package org.cityplus.cases.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch that is not counted: the days after {@code from}, up to and with {@code until}.
 *
 * @param until null while nobody knows
 */
public record Pause(LocalDate from, @Nullable LocalDate until) {
    public Pause {
        if (until != null && until.isBefore(from)) {
            until = from;
        }
    }

    boolean covers(LocalDate day) {
        return day.isAfter(from) && (until == null || !day.isAfter(until));
    }
}
