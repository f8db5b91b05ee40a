package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Recusal;
import org.cityplus.city.City;
import org.cityplus.identity.MandateState;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Residents;
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
 * Whose cases an officer keeps out of: their own and those of the people they declared to be close to. Identity numbers
 * are kept as keyed digests; nobody can read from here who is related to whom.
 *
 * <p>Civil Servant Law (2018) art. 76: recusal where one's own interests or those of relatives are concerned.
 */
@Component
public class Relations implements Recusal {
    /** More than anybody has to declare in one day; a mistake can be taken back, and the rest waits until tomorrow. */
    static final int MOST_A_DAY = 20;

    static final String TAKEN_BACK = "relation-taken-back";

    private static final String DIGEST = "cases.relation";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Residents residents;
    private final Mandates mandates;
    private final CaseBook book;
    private final ServiceCatalog services;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Relations(
            JdbcClient jdbc,
            Vault vault,
            Residents residents,
            Mandates mandates,
            CaseBook book,
            ServiceCatalog services,
            City city,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.residents = residents;
        this.mandates = mandates;
        this.book = book;
        this.services = services;
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
        if (!isDeclared(officer, number) && countSince(officer, startOfDay()) >= MOST_A_DAY) {
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
                HexFormat.of().formatHex(digest(number)),
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

    @Override
    public void requireNone(Officer officer, CaseRow row) {
        boolean isOwn = row.applicant().equals(officer.id())
                || findFiler(row, officer)
                        .filter(filer -> filer.as() != Filer.As.CLERK)
                        .isPresent();
        if (isOwn || isDeclared(officer, numbers(row))) {
            throw recused();
        }
    }

    /** @throws Refusal as {@link Recusal#requireNone}, and when the officer filed the case at a counter */
    void requireNone(Officer officer, ServiceDefinition service, CaseRecord record) {
        if (isRelated(officer, service, record)) {
            throw recused();
        }
    }

    private static Refusal recused() {
        return new Refusal(Refusal.Kind.FORBIDDEN, Message.of("desk.recusal"));
    }

    /** Whether any person of the case is the officer or declared: the applicant, who filed for them, whoever a number names. */
    public boolean isRelated(Officer officer, ServiceDefinition service, CaseRecord record) {
        CaseRow row = record.row();
        return row.applicant().equals(officer.id())
                || findFiler(row, officer).isPresent()
                || isDeclared(officer, numbers(row, service, record.answers()));
    }

    private static Optional<Filer> findFiler(CaseRow row, Officer officer) {
        return row.findFiler().filter(filer -> filer.id().equals(officer.id()));
    }

    /** Whether a digest that was kept here is of a person of the case. */
    boolean isNamed(CaseRow row, String hexDigest) {
        return numbers(row).stream()
                .anyMatch(number -> HexFormat.of().formatHex(digest(number)).equals(hexDigest));
    }

    private Set<IdNumber> numbers(CaseRow row) {
        return numbers(row, services.get(row.service(), row.version()), answers(row));
    }

    /** None when applicant and answers are erased: money may still go back. */
    private Map<String, String> answers(CaseRow row) {
        try {
            return book.getRecord(row).answers();
        } catch (Refusal erased) {
            return Map.of();
        }
    }

    private Set<IdNumber> numbers(CaseRow row, ServiceDefinition service, Map<String, String> answers) {
        Set<UUID> persons = new HashSet<>(Set.of(row.applicant()));
        row.findFiler().map(Filer::id).ifPresent(persons::add);
        mandates.listOpen(row.applicant()).stream()
                .filter(mandate -> mandate.state() == MandateState.ACTIVE)
                .flatMap(mandate -> Stream.of(mandate.representative(), mandate.represented()))
                .filter(Objects::nonNull)
                .forEach(persons::add);
        Set<IdNumber> numbers = new HashSet<>();
        service.fields()
                .filter(field -> field.type() == FieldType.ID_NUMBER)
                .forEach(field ->
                        IdNumber.parse(answers.getOrDefault(field.id(), "")).ifPresent(numbers::add));
        persons.forEach(person -> residents.findIdNumber(person).ifPresent(numbers::add));
        return numbers;
    }

    private boolean isDeclared(Officer officer, Set<IdNumber> anyOf) {
        return anyOf.stream().anyMatch(person -> isDeclared(officer, person));
    }

    private boolean isDeclared(Officer officer, IdNumber person) {
        return jdbc.sql("select exists (select 1 from cases.relation where officer = ? and digest = ?)")
                .params(officer.id(), digest(person))
                .query(Boolean.class)
                .single();
    }

    private byte[] digest(IdNumber number) {
        return vault.digest(DIGEST, number.value());
    }
}
