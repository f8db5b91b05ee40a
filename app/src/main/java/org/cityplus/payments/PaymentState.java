package org.cityplus.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an order stands. */
public sealed interface PaymentState {
    /** To be paid. {@code failure} says what came of the last attempt, if there was one. */
    record Open(@Nullable Failure failure) implements PaymentState {}

    /** The payer was at the provider, and what came of it is not known. Paying again could pay twice. */
    record Unknown(Instant since) implements PaymentState {}

    record Paid(Instant at) implements PaymentState {}

    /** No longer to be paid; money that still comes goes back. */
    record Cancelled(Instant at) implements PaymentState {}
}
