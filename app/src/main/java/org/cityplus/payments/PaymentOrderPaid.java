package org.cityplus.payments;

import java.time.Instant;

/** The gateway holds the money for this order. */
public record PaymentOrderPaid(OrderId order, String purpose, Instant at) {}
