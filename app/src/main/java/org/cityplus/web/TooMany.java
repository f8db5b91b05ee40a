package org.cityplus.web;

import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Too often; answered with {@code Retry-After}. */
public class TooMany extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    public TooMany(Message message, long retryAfterSeconds) {
        super(Kind.TOO_MANY, message);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
