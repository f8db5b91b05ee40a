package org.cityplus.cases.visit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cityplus.city.ChangeImpact;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.city.Revision;
import org.cityplus.kernel.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Times people have booked that a change of the city would take from them. */
@Component
class VisitsImpact implements ChangeImpact {
    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    VisitsImpact(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** @param taken places by kind */
    private record Slot(LocalTime time, Map<String, Integer> taken) {
        int all() {
            return taken.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Override
    public List<Affected> of(Revision revision) {
        Stream<Affected> closed = revision.closedOffices().stream()
                .map(office -> affected("cases.impact.closed-office", office, taken(coming(office.id()))));
        Stream<Affected> narrowed = revision.narrowedOffices().stream()
                .map(office -> affected("cases.impact.narrowed-office", office, without(office)));
        return Stream.of(closed, narrowed, Stream.of(onDaysOff(revision)))
                .flatMap(all -> all)
                .filter(affected -> affected.count() > 0)
                .toList();
    }

    private static Affected affected(String key, Office office, long count) {
        return new Affected(count, Message.of(key, count, office.name()));
    }

    /** How many could not keep their time: it is no slot any more, or has fewer counters for their kind than people. */
    private long without(Office office) {
        return coming(office.id()).stream()
                .mapToLong(slot -> office.hasSlotAt(slot.time) ? Room.over(office, slot.taken) : slot.all())
                .sum();
    }

    private Affected onDaysOff(Revision revision) {
        String[] off = revision.daysCountedOtherwise().stream()
                .filter(day -> !revision.after().calendar().isWorkingDay(day))
                .map(LocalDate::toString)
                .toArray(String[]::new);
        Long count = jdbc.sql("""
                select count(*) from cases.booking
                 where starts_at >= :now and (held_until is null or held_until > :now) and (starts_at at time zone :zone)::date = any (cast(:days as date[]))
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("zone", city.zone().getId())
                .param("days", off)
                .query(Long.class)
                .single();
        return new Affected(count, Message.of("cases.impact.day-off", count));
    }

    private static long taken(List<Slot> slots) {
        return slots.stream().mapToLong(Slot::all).sum();
    }

    private List<Slot> coming(OfficeId office) {
        Map<Instant, Map<String, Integer>> taken = new TreeMap<>();
        jdbc.sql("""
                select starts_at, kind, count(*) as taken from cases.booking
                 where office = :office and starts_at > :now and (held_until is null or held_until > :now)
                 group by starts_at, kind
                """)
                .param("office", office.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    taken.computeIfAbsent(row.getTimestamp("starts_at").toInstant(), at -> new HashMap<>())
                            .put(row.getString("kind"), row.getInt("taken"));
                });
        return taken.entrySet().stream()
                .map(slot -> new Slot(slot.getKey().atZone(city.zone()).toLocalTime(), slot.getValue()))
                .toList();
    }
}
