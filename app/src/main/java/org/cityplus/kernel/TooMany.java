package org.cityplus.kernel;

import java.time.Duration;
import java.time.Instant;

/** Too often; answered with {@code Retry-After}. */
public class TooMany extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    public TooMany(Message message, long retryAfterSeconds) {
        super(Kind.TOO_MANY, message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** It may be tried again at {@code again}; parts of a second count as one, so whoever waits so long is not early. */
    public static TooMany until(Instant again, Instant now, Message message) {
        return new TooMany(message, secondsLeft(again, now));
    }

    public static long secondsLeft(Instant again, Instant now) {
        return Math.max(1, Duration.between(now, again).plusNanos(999_999_999).toSeconds());
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
