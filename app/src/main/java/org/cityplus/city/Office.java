package org.cityplus.city;

import java.time.Duration;
import java.util.List;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/**
 * A place where an agency receives people.
 *
 * @param district where it stands, which need not be its agency's district
 * @param access how to get in: which floor is street level, lift or steps
 * @param hours when it is open on a working day, in order, apart from each other
 * @param slot length of one appointment; each interval of {@code hours} is a whole number of them
 * @param counters how many people can be received at the same time
 * @param demo made up for demonstration
 */
public record Office(
        OfficeId id,
        AgencyId agency,
        DistrictCode district,
        LocalizedText name,
        LocalizedText address,
        LocalizedText access,
        List<OpenInterval> hours,
        Duration slot,
        int counters,
        boolean demo) {
    public Office {
        hours = List.copyOf(hours);
    }
}
