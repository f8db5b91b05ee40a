package org.cityplus.oversight.look;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.RecordFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The audit administrator reads the trail: by record, by member of staff, by time. Reading it is an act with a reason itself. */
@Component
public class TrailSearch {
    private static final int PAGE = 50;
    private static final int LONGEST_RECORD = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final StaffDirectory directory;
    private final Map<String, RecordFacts> facts;
    private final City city;
    private final Clock clock;

    TrailSearch(
            JdbcClient jdbc,
            Audit audit,
            StaffDirectory directory,
            ObjectProvider<RecordFacts> facts,
            City city,
            Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.directory = directory;
        this.facts = facts.stream().collect(Collectors.toUnmodifiableMap(RecordFacts::kind, Function.identity()));
        this.city = city;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param username of the member of staff who acted
     * @param after what {@code next} of the page before said
     */
    public record Search(String record, String username, String from, String until, String why, String after) {
        public static Search empty() {
            return new Search("", "", "", "", "", "");
        }
    }

    /**
     * @param isByStaff otherwise the person concerned, or somebody who acts for them, who is not named
     * @param why empty when {@code isForgotten}: the record's time was over, and only whom it was about reads its words
     */
    public record Line(
            long entry,
            Instant at,
            boolean isByStaff,
            String who,
            String record,
            String act,
            String why,
            boolean isForgotten) {}

    /** @param next where the next page begins; empty on the last */
    public record Found(List<Line> lines, String next) {}

    private record Key(long entry, Instant at, UUID actor) {}

    /** @throws Refusal INVALID naming each field that does not read, and {@code why} when no reason is given */
    @Transactional
    public Found read(Officer auditor, Search search) {
        if (!auditor.has(Role.AUDIT_ADMINISTRATOR)) {
            throw Refusal.notFound();
        }
        String reason = Declarations.reason(search.why);
        List<FieldError> errors = new ArrayList<>();
        StringBuilder where = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        addRecord(search.record.strip(), where, values, errors);
        addActor(search.username.strip(), where, values, errors);
        addDay(search.from, 0, "from", "and at >= ?", where, values, errors);
        addDay(search.until, 1, "until", "and at < ?", where, values, errors);
        addPlace(search.after, where, values, errors);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        audit.write(new AuditEntry(
                        clock.instant(), auditor.id(), auditor.displayName(), null, "audit:entries", "trail-read")
                .because(reason));
        List<Key> keys = jdbc.sql("select entry, at, actor from oversight.trail where " + where
                        + " order by at desc, entry desc limit ?")
                .params(values)
                .param(PAGE + 1)
                .query((row, n) -> new Key(
                        row.getLong("entry"), row.getTimestamp("at").toInstant(), row.getObject("actor", UUID.class)))
                .list();
        List<Key> shown = keys.stream().limit(PAGE).toList();
        return new Found(lines(shown), keys.size() > PAGE ? place(shown.getLast()) : "");
    }

    private List<Line> lines(List<Key> keys) {
        Map<Long, Audit.Numbered> entries = audit
                .listByNumber(keys.stream().map(Key::entry).toList())
                .stream()
                .collect(Collectors.toMap(Audit.Numbered::id, Function.identity()));
        Map<UUID, String> staff = directory
                .listAmong(keys.stream().map(Key::actor).toList())
                .stream()
                .collect(Collectors.toMap(StaffDirectory.Member::id, StaffDirectory.Member::name));
        Set<String> forgotten = forgotten(entries.values().stream()
                .map(numbered -> numbered.entry().record())
                .collect(Collectors.toSet()));
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(entries.get(key.entry)).stream())
                .map(numbered -> {
                    AuditEntry entry = numbered.entry();
                    return new Line(
                            numbered.id(),
                            entry.at(),
                            staff.containsKey(entry.actor()),
                            staff.getOrDefault(entry.actor(), ""),
                            entry.record(),
                            entry.act(),
                            forgotten.contains(entry.record()) ? "" : entry.why(),
                            forgotten.contains(entry.record()));
                })
                .toList();
    }

    private Set<String> forgotten(Set<String> records) {
        return records.stream().collect(Collectors.groupingBy(Detection::kind)).entrySet().stream()
                .flatMap(kind -> Optional.ofNullable(facts.get(kind.getKey())).stream()
                        .flatMap(module -> module.forgotten(kind.getValue()).stream()))
                .collect(Collectors.toSet());
    }

    private static void addRecord(String record, StringBuilder where, List<Object> values, List<FieldError> errors) {
        if (record.length() > LONGEST_RECORD
                || !record.isEmpty() && !record.matches("[a-z-]{1,40}:[0-9A-Za-z-]{1,60}")) {
            errors.add(new FieldError("record", Message.of("oversight.search.record-rule")));
        } else if (!record.isEmpty()) {
            where.append(" and record = ?");
            values.add(record);
        }
    }

    private void addActor(String username, StringBuilder where, List<Object> values, List<FieldError> errors) {
        if (username.isEmpty()) {
            return;
        }
        Optional<StaffDirectory.Member> member =
                username.indexOf('\0') < 0 ? directory.find(username) : Optional.empty();
        member.ifPresentOrElse(
                found -> {
                    where.append(" and actor = ?");
                    values.add(found.id());
                },
                () -> errors.add(new FieldError("username", Message.of("oversight.search.nobody"))));
    }

    private void addDay(
            String typed,
            int plusDays,
            String field,
            String condition,
            StringBuilder where,
            List<Object> values,
            List<FieldError> errors) {
        if (typed.isBlank()) {
            return;
        }
        @Nullable LocalDate day = null;
        try {
            day = LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            // Told below.
        }
        if (day == null || day.getYear() < 2000 || day.getYear() > 9000) {
            errors.add(new FieldError(field, Message.of("oversight.search.day-rule")));
        } else {
            where.append(' ').append(condition);
            values.add(Timestamp.from(
                    day.plusDays(plusDays).atStartOfDay(city.zone()).toInstant()));
        }
    }

    private static void addPlace(String after, StringBuilder where, List<Object> values, List<FieldError> errors) {
        if (after.isEmpty()) {
            return;
        }
        if (!after.matches("[0-9]{1,17}\\.[0-9]{1,18}")) {
            errors.add(new FieldError("after", Message.of("oversight.search.place-rule")));
            return;
        }
        int dot = after.indexOf('.');
        long micros = Long.parseLong(after.substring(0, dot));
        where.append(" and (at, entry) < (?, ?)");
        values.add(Timestamp.from(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000)));
        values.add(Long.parseLong(after.substring(dot + 1)));
    }

    private static String place(Key key) {
        long micros = key.at.getEpochSecond() * 1_000_000 + key.at.getNano() / 1000;
        return micros + "." + key.entry;
    }
}
