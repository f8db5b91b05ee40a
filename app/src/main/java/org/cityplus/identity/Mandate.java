package org.cityplus.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one person may act for another.
 *
 * @param represented null until whoever was asked by phone has answered
 * @param services ids of the services it is for; empty for all
 * @param until the last day
 * @param basis what it rests on: {@code own-word}, {@code registry} or {@code papers}
 */
public record Mandate(
        UUID id,
        Kind kind,
        MandateState state,
        UUID representative,
        @Nullable UUID represented,
        List<String> services,
        LocalDate until,
        String basis,
        Instant changedAt) {
    /** Why somebody acts for another. */
    public enum Kind {
        /** A parent or guardian for a minor. */
        GUARDIAN,
        /** Somebody trusted for somebody grown up. */
        CARE
    }

    public boolean covers(String service) {
        return services.isEmpty() || services.contains(service);
    }

    public boolean isInForce(LocalDate today) {
        return state == MandateState.ACTIVE && !until.isBefore(today);
    }
}
