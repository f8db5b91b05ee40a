package org.cityplus.payments;

import java.time.Instant;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Money of an order that goes back to its payer. */
public record Refund(
        RefundId id,
        OrderId order,
        RefundReason reason,
        Money amount,
        State state,
        Instant askedAt,
        @Nullable Instant doneAt) {
    public enum State {
        ASKED,
        DONE,
        /** The provider cannot; somebody hands it out, see {@link OwedRefunds}. */
        STUCK
    }
}
