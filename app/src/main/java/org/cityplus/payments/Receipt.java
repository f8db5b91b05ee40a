package org.cityplus.payments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money a clerk took at a counter.
 *
 * @param number what is printed, such as {@code R-2611-000042}
 * @param clerk who took it, and {@code clerkName} as people are shown them
 */
public record Receipt(
        UUID id,
        String number,
        OrderId order,
        String purpose,
        AgencyId agency,
        UUID clerk,
        String clerkName,
        Means means,
        Money amount,
        Instant at,
        @Nullable Reversal reversal) {
    /** How it was paid. */
    public enum Means {
        CASH,
        CARD
    }

    /** The money went back: by whom, when, why. */
    public record Reversal(UUID by, String name, Instant at, String why) {}

    public Optional<Reversal> findReversal() {
        return Optional.ofNullable(reversal);
    }
}
