package org.cityplus.oversight.look;

import static org.cityplus.oversight.look.LookRows.strings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.LoggedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many different people members of staff looked at, up to and with each look. What was before a batch is asked for as
 * one row per person, so that somebody who looks a hundred thousand times in a day costs no more per look than others.
 */
@Component
class LookCounts {
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;

    LookCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Different people up to and with a look. */
    record Counted(int lastHour, int thisDay) {}

    private record Seen(UUID actor, UUID person, Instant at, long entry) {}

    /** The stretch of time a batch covers for one member of staff, and from when on looks still count for it. */
    private record Stretch(UUID actor, Instant since, Instant first, Instant last) {}

    /** By the number of the entry. */
    Map<Long, Counted> upTo(List<LoggedEntry> looks, ZoneId zone) {
        List<Stretch> stretches = stretches(looks, zone);
        Map<UUID, Map<UUID, Instant>> latest = before(stretches);
        Map<Long, Counted> counts = new HashMap<>();
        within(stretches)
                .forEach((actor, seen) -> count(seen, latest.getOrDefault(actor, new HashMap<>()), zone, counts));
        return counts;
    }

    private static List<Stretch> stretches(List<LoggedEntry> looks, ZoneId zone) {
        List<Stretch> stretches = new ArrayList<>();
        looks.stream().collect(Collectors.groupingBy(LoggedEntry::actor)).forEach((actor, some) -> {
            LongSummaryStatistics numbers =
                    some.stream().mapToLong(look -> look.at().toEpochMilli()).summaryStatistics();
            Instant first = Instant.ofEpochMilli(numbers.getMin());
            Instant day = startOfDay(first, zone);
            Instant hour = first.minus(HOUR);
            stretches.add(new Stretch(
                    actor,
                    day.isBefore(hour) ? day : hour,
                    first,
                    // Of the last millisecond every part.
                    Instant.ofEpochMilli(numbers.getMax() + 1)));
        });
        return stretches;
    }

    private Map<UUID, Map<UUID, Instant>> before(List<Stretch> stretches) {
        Map<UUID, Map<UUID, Instant>> latest = new HashMap<>();
        jdbc.sql("""
                select t.actor, t.subject, max(t.at) as at
                  from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as b (actor, since, first)
                  join oversight.trail t on t.is_look and t.actor = b.actor and t.at >= b.since and t.at < b.first
                 group by t.actor, t.subject
                """)
                .params(
                        strings(stretches.stream().map(Stretch::actor)),
                        strings(stretches.stream().map(Stretch::since)),
                        strings(stretches.stream().map(Stretch::first)))
                .query(row -> {
                    latest.computeIfAbsent(row.getObject("actor", UUID.class), actor -> new HashMap<>())
                            .put(
                                    row.getObject("subject", UUID.class),
                                    row.getTimestamp("at").toInstant());
                });
        return latest;
    }

    private Map<UUID, List<Seen>> within(List<Stretch> stretches) {
        return jdbc
                .sql("""
                select t.actor, t.subject, t.at, t.entry
                  from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as b (actor, first, last)
                  join oversight.trail t on t.is_look and t.actor = b.actor and t.at >= b.first and t.at < b.last
                 order by t.at, t.entry
                """)
                .params(
                        strings(stretches.stream().map(Stretch::actor)),
                        strings(stretches.stream().map(Stretch::first)),
                        strings(stretches.stream().map(Stretch::last)))
                .query((row, n) -> new Seen(
                        row.getObject("actor", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("entry")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Seen::actor));
    }

    /** @param seen in the order of time */
    private static void count(List<Seen> seen, Map<UUID, Instant> latest, ZoneId zone, Map<Long, Counted> counts) {
        for (Seen look : seen) {
            latest.put(look.person, look.at);
            Instant hourAgo = look.at.minus(HOUR);
            Instant day = startOfDay(look.at, zone);
            int lastHour = 0;
            int thisDay = 0;
            for (Instant at : latest.values()) {
                lastHour += at.isAfter(hourAgo) ? 1 : 0;
                thisDay += at.isBefore(day) ? 0 : 1;
            }
            counts.put(look.entry, new Counted(lastHour, thisDay));
        }
    }

    private static Instant startOfDay(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant();
    }
}
