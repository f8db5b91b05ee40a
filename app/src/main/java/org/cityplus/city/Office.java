package org.cityplus.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param closedAt when it ended; old cases still show it, nobody can choose it
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
        boolean demo,
        Optional<Instant> closedAt) {
    public Office {
        hours = List.copyOf(hours);
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    Office closed(Instant at) {
        return new Office(id, agency, district, name, address, access, hours, slot, counters, demo, Optional.of(at));
    }

    /** The row as {@code offices.csv} writes it, column to cell. */
    public Map<String, String> cells() {
        return OfficeFile.cells(this);
    }

    /** Whether an appointment begins at this time of a working day. */
    public boolean hasSlotAt(LocalTime time) {
        return hours.stream()
                .anyMatch(open -> !time.isBefore(open.from())
                        && time.isBefore(open.to())
                        && Duration.between(open.from(), time).toSeconds() % slot.toSeconds() == 0);
    }
}
