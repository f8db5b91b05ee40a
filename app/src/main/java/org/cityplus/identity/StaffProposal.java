package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * What one administrator wants to do about an administrator's account, and how another answered.
 *
 * @param kind {@code INVITE}, {@code GRANT}, {@code END}, {@code RENEW} or {@code LEAVE}
 * @param staff the person concerned; somebody to be invited is no member of staff yet
 * @param settledBy null while it is open, and when it lapsed
 */
public record StaffProposal(
        UUID id,
        String kind,
        UUID staff,
        String username,
        String name,
        @Nullable AgencyId agency,
        @Nullable Role role,
        @Nullable Instant until,
        String why,
        UUID proposedBy,
        String proposerName,
        Instant proposedAt,
        Instant lapsesAt,
        State state,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable String settledWhy) {
    /** How it stands. */
    public enum State {
        OPEN,
        CONFIRMED,
        DECLINED,
        WITHDRAWN,
        LAPSED
    }

    /** Neither who proposed it nor whom it is about decides it. */
    public boolean isFor(UUID administrator) {
        return !administrator.equals(proposedBy) && !administrator.equals(staff);
    }
}
