package org.cityplus.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a provider alone for a while that has failed several times in a row, so that nobody waits for it in vain. */
final class Breaker {
    static final int FAILURES = 3;
    static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant until = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOpen() {
        return clock.instant().isBefore(until);
    }

    synchronized void worked() {
        failures = 0;
        until = Instant.MIN;
    }

    /** After the rest one more failure is enough for the next. */
    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            until = clock.instant().plus(REST);
        }
    }
}
