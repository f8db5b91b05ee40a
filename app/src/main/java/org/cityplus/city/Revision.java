package org.cityplus.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A change of the city: the edition before and the one after it. */
public record Revision(Edition before, Edition after) {
    public List<Difference> differences() {
        return Difference.between(before, after);
    }

    public List<Agency> closedAgencies() {
        return before.openAgencies().stream()
                .filter(agency -> !isOpen(after.agencies().get(agency.id())))
                .toList();
    }

    public List<Office> closedOffices() {
        return before.openOffices().stream()
                .filter(office -> after.offices().get(office.id()) == null
                        || !Objects.requireNonNull(after.offices().get(office.id()))
                                .isOpen())
                .toList();
    }

    /** Offices that stay open with other times, fewer counters or other counters for a kind of visit, as they will be. */
    public List<Office> narrowedOffices() {
        return after.openOffices().stream().filter(this::isNarrowed).toList();
    }

    /** Announced days that begin or cease to be working days. */
    public List<LocalDate> daysCountedOtherwise() {
        return before.daysCountedOtherwise(after);
    }

    private boolean isNarrowed(Office office) {
        Office was = before.offices().get(office.id());
        return was != null
                && (office.counters() < was.counters()
                        || !office.countersFor().equals(was.countersFor())
                        || !office.hours().equals(was.hours())
                        || !office.slot().equals(was.slot()));
    }

    private static boolean isOpen(@org.jspecify.annotations.Nullable Agency agency) {
        return agency != null && agency.isOpen();
    }
}
