package org.cityplus.payments;

import java.util.UUID;

/** Names one refund. */
public record RefundId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
