package org.cityplus.architecture.violators.payments;

/** Counts money with holes in it. */
public record FloatingFee(double yuan) {}
