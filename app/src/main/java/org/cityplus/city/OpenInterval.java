package org.cityplus.city;

import java.time.LocalTime;

/** A stretch of a day, from its first minute up to but without {@code to}; never empty. */
public record OpenInterval(LocalTime from, LocalTime to) {
    public OpenInterval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an interval ends after it begins: " + from + " to " + to);
        }
    }
}
