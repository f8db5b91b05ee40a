package org.cityplus.payments;

import java.time.Instant;

/** This money has gone back: by the provider, or handed out by somebody. */
public record PaymentRefunded(OrderId order, RefundId refund, String purpose, Instant at) {}
