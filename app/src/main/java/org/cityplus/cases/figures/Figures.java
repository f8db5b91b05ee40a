package org.cityplus.cases.figures;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How often each thing was counted. */
public final class Figures {
    private final Map<Measure, Map<String, Long>> counts = new EnumMap<>(Measure.class);

    public void add(Measure measure, String part, long amount) {
        counts.computeIfAbsent(measure, _ -> new TreeMap<>()).merge(part, amount, Long::sum);
    }

    void add(Figures more) {
        more.counts.forEach((measure, parts) -> parts.forEach((part, amount) -> add(measure, part, amount)));
    }

    public long of(Measure measure) {
        return parts(measure).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Each part that was counted, and how often. */
    public Map<String, Long> parts(Measure measure) {
        return Collections.unmodifiableMap(counts.getOrDefault(measure, Map.of()));
    }

    public long decided() {
        return of(Measure.GRANTED) + of(Measure.REFUSED);
    }

    /** Of a hundred decisions with a day promised, how many came in time, rounded down; empty where there were none. */
    public OptionalInt inTimePercent() {
        long inTime = of(Measure.IN_TIME);
        long all = inTime + of(Measure.LATE);
        return all == 0 ? OptionalInt.empty() : OptionalInt.of((int) (inTime * 100 / all));
    }

    /**
     * The working days in which {@code percent} of a hundred decisions were made: the least number that so many of them, or more, took
     * no longer than.
     */
    public OptionalInt days(int percent) {
        Map<Integer, Long> taken = new TreeMap<>();
        parts(Measure.DAYS).forEach((part, count) -> taken.put(Integer.parseInt(part), count));
        long all = of(Measure.DAYS);
        long seen = 0;
        for (Map.Entry<Integer, Long> each : taken.entrySet()) {
            seen += each.getValue();
            if (all > 0 && seen * 100 >= all * percent) {
                return OptionalInt.of(each.getKey());
            }
        }
        return OptionalInt.empty();
    }
}
