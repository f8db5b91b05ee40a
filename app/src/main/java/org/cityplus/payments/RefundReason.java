package org.cityplus.payments;

/** Why money goes back; at most one refund of an order for each. */
public enum RefundReason {
    /** The money came after the order was cancelled. */
    CAME_TOO_LATE,
    /** What was paid for is not granted, and the rules of the service give the fee back. */
    REFUSED,
    /** The payer took the matter back in time. */
    WITHDRAWN
}
