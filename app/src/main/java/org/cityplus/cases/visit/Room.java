package org.cityplus.cases.visit;

import java.util.Map;
import java.util.Set;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.city.Office;

/**
 * How many people an office takes at one time for one kind of visit.
 *
 * @param kind what they come for
 * @param ofKind at most so many of this kind
 * @param apart the kinds with counters of their own
 * @param shared at most so many of all kinds that have none of their own, when this is one of them
 * @param whole at most so many in all
 */
record Room(String kind, int ofKind, Set<String> apart, int shared, int whole) {
    /** The kind of cases that name none: those of before. */
    private static final String ANY = "visit";

    static Room of(Office office, Process process) {
        String kind = process.findAppointment().map(Process.Appointment::kind).orElse(ANY);
        Integer own = office.countersFor().get(kind);
        int ofKind = own != null
                ? own
                : process.findAppointment().map(Process.Appointment::capacity).orElse(office.counters());
        return new Room(kind, ofKind, office.countersFor().keySet(), office.sharedCounters(), office.counters());
    }

    boolean isApart() {
        return apart.contains(kind);
    }

    /** How many more may come. @param taken places by kind */
    int free(Map<String, Integer> taken) {
        int free = Math.min(ofKind - taken.getOrDefault(kind, 0), whole - among(taken, Set.of()));
        return Math.max(0, isApart() ? free : Math.min(free, shared - among(taken, apart)));
    }

    /** How many of those who come an office could not see. */
    static int over(Office office, Map<String, Integer> taken) {
        int over = Math.max(0, among(taken, office.countersFor().keySet()) - office.sharedCounters());
        for (var each : office.countersFor().entrySet()) {
            over += Math.max(0, taken.getOrDefault(each.getKey(), 0) - each.getValue());
        }
        return over;
    }

    private static int among(Map<String, Integer> taken, Set<String> without) {
        return taken.entrySet().stream()
                .filter(each -> !without.contains(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
