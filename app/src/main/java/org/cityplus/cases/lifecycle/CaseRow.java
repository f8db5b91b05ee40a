package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.jspecify.annotations.Nullable;

/** A case as lists show it: projected from its actions in the transaction that wrote them. */
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

    public Optional<LocalDate> findVisitOn() {
        return Optional.ofNullable(visitOn);
    }
}
