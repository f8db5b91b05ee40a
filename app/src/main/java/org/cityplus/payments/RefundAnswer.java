package org.cityplus.payments;

import java.time.Instant;

/** What a provider says to a refund. */
public sealed interface RefundAnswer {
    record Done(Instant at, String reference) implements RefundAnswer {}

    /** Under way; to be asked again. */
    record Pending() implements RefundAnswer {}

    /** Never by itself: the payer's account is closed, or the time for refunds is over. Somebody must see to it. */
    record Impossible() implements RefundAnswer {}
}
