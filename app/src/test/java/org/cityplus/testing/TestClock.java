package org.cityplus.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The city's clock in tests: it stands still at ten on a Tuesday morning until a test moves it. */
@Primary
@TestComponent
public class TestClock extends Clock {
    /** 2026-11-24, 10:00 in Chongqing; a month of announced working days lies ahead. */
    public static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    public void forward(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public void reset() {
        now.set(START);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
