package org.cityplus.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/**
 * A place where an agency receives people.
 *
 * @param district where it stands, which need not be its agency's district
 * @param access how to get in: which floor is street level, lift or steps
 * @param hours when it is open on a working day, in order, apart from each other
 * @param slot length of one appointment; each interval of {@code hours} is a whole number of them
 * @param counters how many people can be received at the same time, whatever they come for
 * @param countersFor of those, how many are for one kind of visit alone; the other kinds share what is left
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
        Map<String, Integer> countersFor,
        boolean demo,
        Optional<Instant> closedAt) {
    public Office {
        hours = List.copyOf(hours);
        countersFor = Collections.unmodifiableMap(new TreeMap<>(countersFor));
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    Office closed(Instant at) {
        return new Office(
                id, agency, district, name, address, access, hours, slot, counters, countersFor, demo, Optional.of(at));
    }

    /** The counters of no kind's own. */
    public int sharedCounters() {
        return counters
                - countersFor.values().stream().mapToInt(Integer::intValue).sum();
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
