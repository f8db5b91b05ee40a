package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.cityplus.web.Live;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a clerk may do for a person who stands before them. Nobody is opened by name or number alone: the register must
 * know document and name, each step is on the person's record, and after half an hour it takes the document again.
 */
@Component
public class Counter {
    public static final String IDENTIFIED = "counter-identified";
    private static final String NOT_IDENTIFIED = "counter-not-identified";
    public static final String PHONE_CHANGED = "counter-phone-changed";

    public static final String MANDATE_GIVEN = "counter-mandate-given";
    public static final String MANDATE_ENDED = "counter-mandate-ended";

    static final Duration VISIT = Duration.ofMinutes(30);
    private static final int LONGEST_WHY = 200;

    private final City city;
    private final Admissions admissions;
    private final Mandates mandates;
    private final GuardianConsents consents;
    private final Residents residents;
    private final CitizenRegistry registry;
    private final SignIn signIn;
    private final SmsGateway sms;
    private final Live live;
    private final PersonRecusal recusal;
    private final Audit audit;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Counter(
            City city,
            Admissions admissions,
            Mandates mandates,
            GuardianConsents consents,
            Residents residents,
            CitizenRegistry registry,
            SignIn signIn,
            SmsGateway sms,
            Live live,
            PersonRecusal recusal,
            Audit audit,
            Vault vault,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.city = city;
        this.admissions = admissions;
        this.mandates = mandates;
        this.consents = consents;
        this.residents = residents;
        this.registry = registry;
        this.signIn = signIn;
        this.sms = sms;
        this.live = live;
        this.recusal = recusal;
        this.audit = audit;
        this.vault = vault;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Recognises a person by the document they brought; whoever was unknown is known from now on, without a phone. */
    public CounterVisit receive(Officer clerk, String kind, String number, String name, String why) {
        return receive(clerk, Ids.next(clock), kind, number, name, why);
    }

    /** The same under an id the caller made: repeated, it is the same visit. */
    public CounterVisit receive(Officer clerk, UUID id, String kind, String number, String name, String why) {
        requireClerk(clerk);
        city.require(Feature.COUNTER);
        IdentityDocument document = IdentityDocument.parse(kind, number)
                .orElseThrow(
                        () -> invalid("number", Message.of("identity.document.wrong." + Verification.known(kind))));
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            throw invalid("why", Message.of("identity.counter.why-missing", LONGEST_WHY));
        }
        check(clerk, document, name);
        UUID person = admissions.admit(document, name, registry.source());
        Instant now = clock.instant();
        CounterVisit visit = new CounterVisit(id, person, now.plus(VISIT));
        boolean isNew = admissions.inTransaction(() -> {
            int added = jdbc.sql("""
                    insert into identity.counter_visit (id, clerk, agency, person, why, at, until)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (id) do nothing
                    """)
                    .params(
                            visit.id(),
                            clerk.id(),
                            clerk.agencyId(),
                            person,
                            vault.seal(person, why.strip()),
                            Timestamp.from(now),
                            Timestamp.from(visit.until()))
                    .update();
            if (added == 1) {
                trace(clerk, person, IDENTIFIED, now);
            }
            return added == 1;
        });
        return isNew ? visit : again(clerk, visit);
    }

    /** That the register said no is on record too, naming nobody: a clerk who guesses is seen by the audit administrator. */
    private void check(Officer clerk, IdentityDocument document, String name) {
        try {
            admissions.check(document, name, "number");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.INVALID) {
                admissions.inTransaction(() -> audit.write(new AuditEntry(
                        clock.instant(),
                        clerk.id(),
                        clerk.signature(),
                        null,
                        "counter:" + clerk.agencyId(),
                        NOT_IDENTIFIED)));
            }
            throw refusal;
        }
    }

    private CounterVisit again(Officer clerk, CounterVisit visit) {
        CounterVisit known = get(clerk, visit.id());
        if (!known.person().equals(visit.person())) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.counter.other-person"));
        }
        return known;
    }

    /** The person has gone; what comes next needs their document again. Ended before, nothing changes. */
    public void end(Officer clerk, UUID id) {
        requireClerk(clerk);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update identity.counter_visit set until = ? where id = ? and clerk = ? and until > ?")
                .params(now, id, clerk.id(), now)
                .update();
    }

    /** The guardian before the clerk agrees to what the city does with a child's data. @throws Refusal as {@link #changePhone} */
    @Transactional
    public void consent(Officer clerk, UUID visitId, UUID mandate) {
        CounterVisit visit = getNotClose(clerk, visitId);
        consents.giveAtCounter(clerk, visit.person(), mandate);
    }

    /** This clerk's visit while it lasts; any other is none. */
    public CounterVisit get(Officer clerk, UUID id) {
        requireClerk(clerk);
        return jdbc.sql("""
                select id, person, until from identity.counter_visit
                 where id = ? and clerk = ? and agency = ? and until > ?
                """)
                .params(id, clerk.id(), clerk.agencyId(), Timestamp.from(clock.instant()))
                .query((row, n) -> new CounterVisit(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getTimestamp("until").toInstant()))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private CounterVisit getNotClose(Officer clerk, UUID id) {
        CounterVisit visit = get(clerk, id);
        recusal.requireNone(clerk, visit.person());
        return visit;
    }

    /**
     * Sends a code to the phone the person holds now: what they read out proves that it is theirs.
     *
     * @throws Refusal as {@link #changePhone}
     */
    public UUID sendCode(Officer clerk, UUID visit, String phone, Locale locale) {
        getNotClose(clerk, visit);
        return signIn.sendCode(phone, locale, new SignInCaller("counter:" + clerk.agencyId(), "clerk:" + clerk.id()));
    }

    /**
     * Gives the person's account this phone. All sessions and passkeys end, as the old phone may be in other hands; the
     * old number is told, and so is the account.
     *
     * @throws Refusal FORBIDDEN when the person is close to the clerk
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void changePhone(
            Officer clerk, UUID visitId, UUID challenge, String typedPhone, String code, Locale locale) {
        CounterVisit visit = getNotClose(clerk, visitId);
        MobileNumber phone = signIn.prove(challenge, typedPhone, code);
        Profile before = residents.getProfile(visit.person());
        if (!residents.update(visit.person(), before.with(phone))) {
            throw invalid("phone", Message.of("identity.counter.phone-taken"));
        }
        for (String end : List.of(
                "delete from identity.passkey where resident = ?", "delete from identity.device where resident = ?")) {
            jdbc.sql(end).param(visit.person()).update();
        }
        jdbc.sql("delete from identity.session where principal_name = ?")
                .param(visit.person().toString())
                .update();
        live.close(visit.person());
        trace(clerk, visit.person(), PHONE_CHANGED);
        Optional<MobileNumber> old = before.findPhone().filter(number -> !number.equals(phone));
        Message told = Message.of("identity.sms.phone-changed");
        old.ifPresent(number -> BestEffort.afterCommit(() -> sms.send(number, told, locale)));
        events.publishEvent(new AccountRecovered(visit.person(), clock.instant()));
    }

    /**
     * Somebody who came along may act for the person of this visit: the clerk saw both documents and, for a guardian,
     * the papers. The person represented needs no phone.
     *
     * @throws Refusal FORBIDDEN when either is close to the clerk
     */
    public Mandate entrust(
            Officer clerk,
            UUID visitId,
            Mandate.Kind kind,
            String documentKind,
            String number,
            String name,
            @Nullable LocalDate until) {
        CounterVisit visit = getNotClose(clerk, visitId);
        IdentityDocument document = IdentityDocument.parse(documentKind, number)
                .orElseThrow(() ->
                        invalid("number", Message.of("identity.document.wrong." + Verification.known(documentKind))));
        check(clerk, document, name);
        UUID representative = admissions.admit(document, name, registry.source());
        recusal.requireNone(clerk, representative);
        return admissions.inTransaction(() -> {
            Mandate mandate = mandates.establishByPapers(kind, representative, visit.person(), until);
            trace(clerk, visit.person(), MANDATE_GIVEN);
            return mandate;
        });
    }

    /**
     * Ends a mandate the person of this visit is a side of; for a minor's guardianship this is the way out.
     *
     * @throws Refusal FORBIDDEN when either side is close to the clerk, who would keep out of nothing of theirs from then on
     */
    @Transactional
    public void revoke(Officer clerk, UUID visitId, UUID mandate) {
        CounterVisit visit = getNotClose(clerk, visitId);
        mandates.revokeAtCounter(visit.person(), mandate);
        trace(clerk, visit.person(), MANDATE_ENDED);
    }

    /** What clerks did, for the person it was done to. */
    public List<Done> listDone(UUID person) {
        Map<Instant, String> whys = new HashMap<>();
        jdbc.sql("select at, why from identity.counter_visit where person = ? order by at desc limit 100")
                .param(person)
                .query(row -> {
                    whys.put(row.getTimestamp("at").toInstant(), vault.openText(person, row.getBytes("why")));
                });
        return audit.list(person, record(person), IDENTIFIED, PHONE_CHANGED, MANDATE_GIVEN, MANDATE_ENDED).stream()
                .map(entry -> new Done(
                        entry.at(),
                        entry.actorName(),
                        entry.act(),
                        entry.act().equals(IDENTIFIED) ? whys.getOrDefault(entry.at(), "") : ""))
                .toList();
    }

    /** @param why what the person came for, as the clerk wrote it; empty but for the recognition */
    public record Done(Instant at, String clerk, String act, String why) {}

    private void trace(Officer clerk, UUID person, String act) {
        trace(clerk, person, act, clock.instant());
    }

    private void trace(Officer clerk, UUID person, String act, Instant at) {
        audit.write(new AuditEntry(at, clerk.id(), clerk.signature(), person, record(person), act));
    }

    private static String record(UUID person) {
        return "person:" + person;
    }

    private static void requireClerk(Officer clerk) {
        if (!clerk.has(Role.CLERK)) {
            throw Refusal.notFound();
        }
    }

    private static Refusal invalid(String field, Message message) {
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
