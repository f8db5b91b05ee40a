package org.cityplus.payments;

import java.util.UUID;

/** Names one payment order. */
public record OrderId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
