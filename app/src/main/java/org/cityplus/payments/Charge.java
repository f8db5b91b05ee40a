package org.cityplus.payments;

import java.time.Instant;

/** What a provider knows of an order. */
public sealed interface Charge {
    /** Nobody tried to pay it yet. */
    record None() implements Charge {}

    /** Somebody tried; the provider does not know yet what comes of it. */
    record Pending() implements Charge {}

    /** The last attempt took no money. */
    record Failed(Instant at, Failure failure) implements Charge {}

    /** @param reference the provider's own number of the payment */
    record Paid(Instant at, String reference) implements Charge {}
}
