package org.cityplus.payments;

import java.time.Instant;

/** The provider has given this money back. */
public record PaymentRefunded(OrderId order, RefundId refund, String purpose, Instant at) {}
