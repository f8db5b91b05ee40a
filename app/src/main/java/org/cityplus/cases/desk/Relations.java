package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom an officer declared to be close to them, themselves among them. Identity numbers are kept as keyed digests; nobody can read
 * from here who is related to whom. What an officer keeps out of by it is said by {@link Closeness}.
 */
@Component
public class Relations {
    /** More than anybody has to declare in one day; a mistake can be taken back, and the rest waits until tomorrow. */
    static final int MOST_A_DAY = 20;

    static final String TAKEN_BACK = "relation-taken-back";

    private static final String DIGEST = "cases.relation";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Relations(JdbcClient jdbc, Vault vault, City city, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.city = city;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody is to the officer. */
    public enum Relation {
        SELF,
        SPOUSE,
        FAMILY,
        CLOSE
    }

    /** How many of each are declared; whom, nobody is told. */
    public Map<Relation, Integer> counts(Officer officer) {
        Map<Relation, Integer> counts = new EnumMap<>(Relation.class);
        jdbc.sql("select relation, count(*) as n from cases.relation where officer = ? group by relation")
                .param(officer.id())
                .query(row -> {
                    counts.put(Relation.valueOf(row.getString("relation")), row.getInt("n"));
                });
        return counts;
    }

    /**
     * Declares somebody; the same again changes what they are.
     *
     * @throws Refusal INVALID when it is no identity number, or one more than {@link #MOST_A_DAY}
     */
    @Transactional
    public void declare(Officer officer, String typedNumber, Relation relation) {
        IdNumber number = parsed(typedNumber, "number");
        // One at a time, or two at once would both be the last.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(DIGEST + officer.id())
                .query()
                .singleRow();
        if (declared(officer.id(), List.of(number)).isEmpty() && countSince(officer, startOfDay()) >= MOST_A_DAY) {
            throw refused("number", "desk.relations.most-a-day", MOST_A_DAY);
        }
        jdbc.sql("""
                insert into cases.relation (officer, digest, relation, declared_at) values (?, ?, ?, ?)
                on conflict (officer, digest) do update set relation = excluded.relation
                """)
                .params(officer.id(), digest(number), relation.name(), Timestamp.from(clock.instant()))
                .update();
        trace(officer, "relation-declared", relation);
    }

    private Instant startOfDay() {
        return LocalDate.now(clock.withZone(city.zone()))
                .atStartOfDay(city.zone())
                .toInstant();
    }

    private int countSince(Officer officer, Instant since) {
        return jdbc.sql("select count(*) from cases.relation where officer = ? and declared_at >= ?")
                .params(officer.id(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes a declaration back, by the number, as nobody can read whom it names; which relation it was stays on record. The
     * supervisor is told where a case of that person is open ({@link RelationsTakenBack}).
     *
     * @throws Refusal INVALID when it is no identity number, or not declared
     */
    @Transactional
    public void takeBack(Officer officer, String typedNumber) {
        IdNumber number = parsed(typedNumber, "declared");
        String relation = jdbc.sql("delete from cases.relation where officer = ? and digest = ? returning relation")
                .params(officer.id(), digest(number))
                .query(String.class)
                .optional()
                .orElseThrow(() -> refused("declared", "desk.relations.not-declared"));
        trace(officer, TAKEN_BACK, Relation.valueOf(relation));
        events.publishEvent(new RelationTakenBack(
                officer.id(),
                officer.signature(),
                officer.agency(),
                hex(number),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static IdNumber parsed(String typed, String field) {
        return IdNumber.parse(typed).orElseThrow(() -> refused(field, "desk.relations.number-wrong"));
    }

    private static Refusal refused(String field, String key, Object... args) {
        Message message = Message.of(key, args);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }

    private void trace(Officer officer, String act, Relation relation) {
        audit.write(new AuditEntry(
                clock.instant(),
                officer.id(),
                officer.displayName(),
                null,
                "staff:" + officer.id(),
                act,
                relation.name()));
    }

    /** Which of {@code numbers} the officer has declared, their own among them. */
    Set<IdNumber> declared(UUID officer, Collection<IdNumber> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        Map<String, IdNumber> byDigest = new HashMap<>();
        numbers.forEach(number -> byDigest.put(hex(number), number));
        return jdbc
                .sql("select encode(digest, 'hex') from cases.relation where officer = ?")
                .param(officer)
                .query(String.class)
                .list()
                .stream()
                .flatMap(digest -> Optional.ofNullable(byDigest.get(digest)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean hasDeclared(UUID officer) {
        return jdbc.sql("select exists (select 1 from cases.relation where officer = ?)")
                .param(officer)
                .query(Boolean.class)
                .single();
    }

    /** How a number is kept here. */
    String hex(IdNumber number) {
        return HexFormat.of().formatHex(digest(number));
    }

    private byte[] digest(IdNumber number) {
        return vault.digest(DIGEST, number.value());
    }
}
