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

    /** Different people up to and with a look. */
    record Counted(int lastHour, int thisDay) {}

    Map<Long, Counted> countUpTo(List<LoggedEntry> looks, ZoneId zone) {
        Map<Long, Counted> counts = new HashMap<>();
        jdbc.sql("""
                select l.entry,
                       (select count(distinct t.subject) from oversight.trail t
                         where t.is_look and t.actor = l.actor
                           and t.at > l.at - interval '1 hour' and t.at <= l.at) as last_hour,
                       (select count(distinct t.subject) from oversight.trail t
                         where t.is_look and t.actor = l.actor
                           and t.at >= date_trunc('day', l.at, ?) and t.at <= l.at) as this_day
                  from oversight.trail l where l.entry = any (?)
                """).params(zone.getId(), numbers(looks)).query(row -> {
            counts.put(row.getLong("entry"), new Counted(row.getInt("last_hour"), row.getInt("this_day")));
        });
        return counts;
    }

    /** Adds the days of {@code looks} to what will be usual. */
    void countDays(List<LoggedEntry> looks, Map<UUID, AgencyId> agencies, ZoneId zone) {
        List<Map.Entry<UUID, AgencyId>> homes = List.copyOf(agencies.entrySet());
        jdbc.sql("""
                with touched as (
                    select distinct l.actor, (l.at at time zone :zone)::date as day
                      from oversight.trail l where l.entry = any (:entries)
                ), looked as (
                    select t.actor, t.day, l.at, l.subject
                      from touched t join oversight.trail l
                        on l.is_look and l.actor = t.actor
                       and l.at >= t.day::timestamp at time zone :zone
                       and l.at < (t.day + 1)::timestamp at time zone :zone
                ), hours as (
                    select actor, day, date_trunc('hour', at) as hour, count(distinct subject) as people
                      from looked group by 1, 2, 3
                )
                insert into oversight.day_of_looks (actor, day, agency, people, busiest_hour)
                select l.actor, l.day, a.agency, count(distinct l.subject),
                       (select max(h.people) from hours h where h.actor = l.actor and h.day = l.day)
                  from looked l join unnest(:actors::uuid[], :agencies::text[]) as a (actor, agency) on a.actor = l.actor
                 group by l.actor, l.day, a.agency
                on conflict (actor, day) do update set people = excluded.people, busiest_hour = excluded.busiest_hour
                """)
                .param("zone", zone.getId())
                .param("entries", numbers(looks))
                .param("actors", strings(homes.stream().map(Map.Entry::getKey)))
                .param(
                        "agencies",
                        strings(homes.stream().map(home -> home.getValue().value())))
                .update();
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

    private static Long[] numbers(List<LoggedEntry> looks) {
        return looks.stream().map(LoggedEntry::entry).toArray(Long[]::new);
    }

    /** The driver sends arrays of text; the statement says what they are. */
    static String[] strings(Stream<?> values) {
        return values.map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }
}
