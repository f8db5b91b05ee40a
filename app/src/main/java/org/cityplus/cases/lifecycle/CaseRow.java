package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * A case as lists show it: projected from its actions in the transaction that wrote them.
 *
 * @param promisedOn the day told to the applicant
 * @param dueOn the day whoever's turn it is must have acted; the queue's order
 * @param wanted days of an extension asked of the head; 0 for none
 * @param claimedBy the officer who has taken it; null when nobody has
 */
public record CaseRow(
        CaseId id,
        String number,
        String service,
        String version,
        UUID applicant,
        String applicantName,
        AgencyId agency,
        OfficeId office,
        Stage stage,
        @Nullable LocalDate visitOn,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate dueOn,
        int wanted,
        @Nullable UUID claimedBy,
        int sequence,
        Instant lodgedAt,
        Instant changedAt,
        @Nullable Filer filer) {

    /** The same row with its names opened. */
    CaseRow named(String name, @Nullable Filer opened) {
        return new CaseRow(
                id,
                number,
                service,
                version,
                applicant,
                name,
                agency,
                office,
                stage,
                visitOn,
                promisedOn,
                dueOn,
                wanted,
                claimedBy,
                sequence,
                lodgedAt,
                changedAt,
                opened);
    }

    /** Who filed it, if not the applicant. */
    public Optional<Filer> findFiler() {
        return Optional.ofNullable(filer);
    }

    public Optional<LocalDate> findPromisedOn() {
        return Optional.ofNullable(promisedOn);
    }

    public Optional<LocalDate> findDueOn() {
        return Optional.ofNullable(dueOn);
    }

    public Optional<LocalDate> findVisitOn() {
        return Optional.ofNullable(visitOn);
    }
}
