package org.cityplus.payments;

import java.time.Instant;

/** The provider cannot give this money back: somebody has to hand it out, see {@link OwedRefunds}. */
public record PaymentRefundStuck(OrderId order, RefundId refund, String purpose, Instant at) {}
