package org.cityplus.oversight.look;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.audit.LoggedEntry;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Likenesses.Mark;
import org.cityplus.oversight.look.Look.Usual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What detection keeps beside the flags: its place in the log, the trail to search and count, who is known as what. */
@Component
class LookRows {
    private static final long LOCK = 0x6c6f_6f6b_735f_6f6eL;

    /** What is usual is what was so in the four weeks before. */
    private static final int WEEKS_BEFORE = 4;

    private final JdbcClient jdbc;

    LookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the work for this transaction unless another node is at it. */
    boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    long place() {
        return jdbc.sql("select next_leaf from oversight.place")
                .query(Long.class)
                .single();
    }

    void moveTo(long nextLeaf) {
        jdbc.sql("update oversight.place set next_leaf = ?").param(nextLeaf).update();
    }

    void write(List<LoggedEntry> entries, Set<Long> looks) {
        jdbc.sql("""
                insert into oversight.trail (entry, at, actor, subject, record, act, is_look)
                select * from unnest(?::bigint[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bool[])
                on conflict do nothing
                """)
                .params(
                        entries.stream().map(LoggedEntry::entry).toArray(Long[]::new),
                        entries.stream().map(e -> e.at().toString()).toArray(String[]::new),
                        strings(entries.stream().map(LoggedEntry::actor)),
                        strings(entries.stream().map(LoggedEntry::subject)),
                        entries.stream().map(LoggedEntry::record).toArray(String[]::new),
                        entries.stream().map(LoggedEntry::act).toArray(String[]::new),
                        entries.stream().map(e -> looks.contains(e.entry())).toArray(Boolean[]::new))
                .update();
    }

    /** Of one member of staff on one day: the most that was counted. */
    record DayOfLooks(UUID actor, LocalDate day, AgencyId agency, int people, int busiestHour) {}

    /** What will be usual; counted again it is the same. */
    void keepDays(Collection<DayOfLooks> days) {
        for (DayOfLooks day : days) {
            jdbc.sql("""
                    insert into oversight.day_of_looks as known (actor, day, agency, people, busiest_hour)
                    values (?, ?, ?, ?, ?)
                    on conflict (actor, day) do update
                       set people = greatest(known.people, excluded.people),
                           busiest_hour = greatest(known.busiest_hour, excluded.busiest_hour)
                    """)
                    .params(day.actor, day.day, day.agency.value(), day.people, day.busiestHour)
                    .update();
        }
    }

    private record Key(String who, LocalDate day) {}

    /** What was usual before a day, for people and agencies. */
    record UsualNumbers(Map<Key, Usual> people, Map<Key, Usual> agencies) {
        @Nullable
        Usual of(UUID actor, LocalDate day) {
            return people.get(new Key(actor.toString(), day));
        }

        @Nullable
        Usual ofAgency(AgencyId agency, LocalDate day) {
            return agencies.get(new Key(agency.value(), day));
        }
    }

    UsualNumbers usual(Set<UUID> actors, Set<AgencyId> agencies, List<LoggedEntry> looks, ZoneId zone) {
        String[] days = looks.stream()
                .map(look -> LocalDate.ofInstant(look.at(), zone).toString())
                .distinct()
                .toArray(String[]::new);
        return new UsualNumbers(
                means("d.actor::text", "d.actor = any (?::uuid[])", strings(actors.stream()), days),
                means(
                        "d.agency",
                        "d.agency = any (?)",
                        strings(agencies.stream().map(AgencyId::value)),
                        days));
    }

    private Map<Key, Usual> means(String who, String among, String[] of, String[] days) {
        Map<Key, Usual> means = new HashMap<>();
        jdbc.sql("""
                select %s as who, b.day, avg(d.busiest_hour) as busiest_hour, avg(d.people) as people
                  from unnest(?::date[]) as b (day)
                  join oversight.day_of_looks d on d.day < b.day and d.day >= b.day - ?
                 where %s
                 group by 1, 2
                """.formatted(who, among)).params(days, WEEKS_BEFORE * 7, of).query(row -> {
            means.put(
                    new Key(row.getString("who"), row.getDate("day").toLocalDate()),
                    new Usual(row.getDouble("busiest_hour"), row.getDouble("people")));
        });
        return means;
    }

    Map<UUID, Map<Mark, String>> declaredBy(Set<UUID> staff) {
        Map<UUID, Map<Mark, String>> declared = new HashMap<>();
        jdbc.sql("select staff, mark, digest from oversight.declared where staff = any (?::uuid[])")
                .param(strings(staff.stream()))
                .query(row -> {
                    declared.computeIfAbsent(row.getObject("staff", UUID.class), id -> new EnumMap<>(Mark.class))
                            .put(Mark.valueOf(row.getString("mark")), row.getString("digest"));
                });
        return declared;
    }

    /** Who of the staff declared one of these digests of a document or a phone as their own. */
    Map<String, Set<UUID>> declarersOf(Collection<String> digests) {
        Map<String, Set<UUID>> declarers = new HashMap<>();
        jdbc.sql("select digest, staff from oversight.declared where mark <> 'HOME' and digest = any (?)")
                .param(digests.toArray(String[]::new))
                .query(row -> {
                    declarers
                            .computeIfAbsent(row.getString("digest"), digest -> new HashSet<>())
                            .add(row.getObject("staff", UUID.class));
                });
        return declarers;
    }

    Set<UUID> protectedAmong(Collection<UUID> people) {
        return new HashSet<>(jdbc.sql("select person from oversight.protected_person where person = any (?::uuid[])")
                .param(strings(people.stream()))
                .query(UUID.class)
                .list());
    }

    /** The driver sends arrays of text; the statement says what they are. */
    static String[] strings(Stream<?> values) {
        return values.map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }
}
