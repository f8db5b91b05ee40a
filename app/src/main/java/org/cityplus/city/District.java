package org.cityplus.city;

import java.time.LocalDate;
import java.util.Optional;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/**
 * A district or county, of today or of former times.
 *
 * @param seat where its government sits, roughly; empty when not known
 * @param from the first day it existed under this code; empty when it was before this program's records
 * @param until the first day it no longer did; empty for a unit of today
 * @param successor the unit that took over; present exactly when {@code until} is
 * @param note what is unverified about this row; empty for nothing
 */
public record District(
        DistrictCode code,
        DistrictKind kind,
        LocalizedText name,
        Optional<GeoPoint> seat,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<DistrictCode> successor,
        String note) {
    /** Exists today, as far as the pack knows. */
    public boolean isCurrent() {
        return until.isEmpty();
    }
}
