package org.cityplus.oversight.look;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * Looks of one member of staff on one day that are not as usual.
 *
 * @param agency whose supervisor examines it
 * @param subject the person looked at; null when it is the number of people, or the hour, that is unusual
 */
public record Flag(
        UUID id,
        UUID actor,
        AgencyId agency,
        @Nullable UUID subject,
        LocalDate day,
        FlagState state,
        Instant raisedAt,
        Instant changedAt) {

    /** Something said or judged; empty words when the person they were about has been erased. */
    public record Step(FlagState.Act act, UUID by, String byName, Instant at, String words) {}
}
