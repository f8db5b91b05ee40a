package org.cityplus.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.MandateState.Act;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Acting for somebody else: asked for by one, confirmed by the other; for a minor, known to the register or shown on
 * paper at a counter. What is revoked or past its last day stops at once: it is looked up each time.
 */
@Component
public class Mandates {
    /** Civil Code art. 17: a minor is under 18. */
    private static final int GROWN_UP = 18;

    private static final int LONGEST_YEARS = 3;

    private final MandateRows rows;
    private final Residents residents;
    private final Admissions admissions;
    private final Documents documents;
    private final GuardianConsents consents;
    private final CitizenRegistry registry;
    private final VerificationTries tries;
    private final Audit audit;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mandates(
            MandateRows rows,
            Residents residents,
            Admissions admissions,
            Documents documents,
            GuardianConsents consents,
            CitizenRegistry registry,
            VerificationTries tries,
            Audit audit,
            City city,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.residents = residents;
        this.admissions = admissions;
        this.documents = documents;
        this.consents = consents;
        this.registry = registry;
        this.tries = tries;
        this.audit = audit;
        this.city = city;
        this.events = events;
        this.clock = clock;
    }

    /** Whether {@code actor} may do what {@code service} needs for {@code subject}, now. */
    public boolean mayAct(UUID actor, UUID subject, String service) {
        return actor.equals(subject) || findInForce(actor, subject, service).isPresent();
    }

    public Optional<Mandate> findInForce(UUID actor, UUID subject, String service) {
        return rows.listInForce(actor, today()).stream()
                .filter(mandate -> subject.equals(mandate.represented()) && mandate.covers(service))
                .findFirst();
    }

    /** Those {@code actor} may act for now. */
    public List<Mandate> listInForce(UUID actor) {
        return rows.listInForce(actor, today());
    }

    /** All that is open with {@code person} on either side, past its last day or not. */
    public List<Mandate> listOpen(UUID person) {
        return rows.listOpen(person);
    }

    /** Who guards a child now. */
    public List<Mandate> listGuardians(UUID child) {
        return rows.listGuardians(child, today());
    }

    public Mandate get(UUID id) {
        return rows.find(id).orElseThrow(Refusal::notFound);
    }

    /** Who is asked and has not answered, if anybody has that phone. */
    public Optional<UUID> findAsked(UUID id) {
        return rows.findAsked(id);
    }

    /**
     * Asks whoever holds the phone to be represented. Nothing tells whether anybody does.
     *
     * @param service the one service it is for; empty for all
     */
    @Transactional
    public Mandate ask(UUID representative, String typedPhone, String service, @Nullable LocalDate until) {
        city.require(Feature.MANDATES);
        if (consents.isChild(representative)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.people.too-young"));
        }
        MobileNumber phone = MobileNumber.parse(typedPhone)
                .orElseThrow(() -> invalid("phone", Message.of("identity.people.phone-wrong")));
        LocalDate last = lastDay(until);
        if (residents
                .getProfile(representative)
                .findPhone()
                .filter(phone::equals)
                .isPresent()) {
            throw invalid("phone", Message.of("identity.people.own-phone"));
        }
        Mandate mandate = mandate(
                Mandate.Kind.CARE,
                next(null, Act.REQUEST),
                representative,
                null,
                service.isBlank() ? List.of() : List.of(service),
                last,
                "own-word");
        rows.insert(mandate, residents.digest(phone));
        trace(representative, representative, mandate.id(), "mandate-requested");
        // Always, and answered later: whether somebody has the phone does not show in how long this takes.
        events.publishEvent(new MandateChanged(mandate.id(), mandate.state(), clock.instant()));
        return mandate;
    }

    /**
     * The minor with this name and number, represented from now on because the register knows the caller as guardian.
     * Not inside a transaction: the child may have to be admitted.
     *
     * @throws Refusal INVALID when the register does not know it so; TOO_MANY after five of those in a day
     */
    public Mandate establishGuardian(UUID guardian, String name, String typedNumber) {
        city.require(Feature.MANDATES);
        IdNumber number = IdNumber.parse(typedNumber)
                .orElseThrow(() -> invalid("number", Message.of("identity.people.number-wrong")));
        LocalDate grownUp = number.birthDate().plusYears(GROWN_UP);
        if (!grownUp.isAfter(today())) {
            throw invalid("number", Message.of("identity.people.grown-up", GROWN_UP));
        }
        IdentityDocument own = documents
                .find(guardian)
                .map(Documents.Verified::document)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.people.verify-first")));
        IdentityDocument child = new IdentityDocument.ResidentCard(number);
        tries.count(guardian);
        try {
            checkGuardianship(child, name, own);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                tries.giveBack(guardian);
            }
            throw refusal;
        }
        tries.giveBack(guardian);
        UUID represented = admissions.admit(child, name, registry.source());
        return establish(guardian, guardian, represented, grownUp.minusDays(1), "registry");
    }

    private void checkGuardianship(IdentityDocument child, String name, IdentityDocument guardian) {
        admissions.check(child, name, "number");
        switch (registry.guardianship(child, guardian)) {
            case MATCH -> {}
            case MISMATCH, NOT_FOUND -> throw invalid("number", Message.of("identity.people.not-guardian"));
            case UNAVAILABLE -> throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.registry.later"));
        }
    }

    private Mandate establish(UUID actor, UUID guardian, UUID child, LocalDate until, String basis) {
        Optional<Mandate> known = rows.listInForce(guardian, today()).stream()
                .filter(mandate -> child.equals(mandate.represented())
                        && mandate.services().isEmpty())
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        Mandate mandate =
                mandate(Mandate.Kind.GUARDIAN, next(null, Act.ESTABLISH), guardian, child, List.of(), until, basis);
        admissions.inTransaction(() -> {
            rows.insert(mandate, null);
            trace(actor, child, mandate.id(), "mandate-established");
            events.publishEvent(new MandateChanged(mandate.id(), mandate.state(), clock.instant()));
        });
        return mandate;
    }

    /** In the transaction of a clerk who saw both documents and the papers. */
    Mandate establishByPapers(Mandate.Kind kind, UUID representative, UUID represented, @Nullable LocalDate until) {
        city.require(Feature.MANDATES);
        if (representative.equals(represented)) {
            throw invalid("number", Message.of("identity.people.same-person"));
        }
        LocalDate last = switch (kind) {
            case CARE -> lastDay(until);
            case GUARDIAN -> grownUp(represented).minusDays(1);
        };
        Optional<Mandate> known = rows.listInForce(representative, today()).stream()
                .filter(mandate -> mandate.kind() == kind
                        && represented.equals(mandate.represented())
                        && mandate.services().isEmpty()
                        && mandate.until().equals(last))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        Mandate mandate =
                mandate(kind, next(null, Act.ESTABLISH), representative, represented, List.of(), last, "papers");
        rows.insert(mandate, null);
        events.publishEvent(new MandateChanged(mandate.id(), mandate.state(), clock.instant()));
        return mandate;
    }

    /** In the transaction of a clerk; {@code person} is before them. */
    void revokeAtCounter(UUID person, UUID id) {
        Mandate mandate = rows.findLocked(id).orElseThrow(Refusal::notFound);
        if (!person.equals(mandate.representative()) && !person.equals(mandate.represented())) {
            throw Refusal.notFound();
        }
        if (mandate.state() == MandateState.ACTIVE) {
            change(person, mandate, Act.REVOKE);
        }
    }

    private LocalDate grownUp(UUID child) {
        LocalDate day = residents
                .getProfile(child)
                .findIdNumber()
                .map(number -> number.birthDate().plusYears(GROWN_UP))
                .orElseThrow(() -> invalid("kind", Message.of("identity.people.grown-up", GROWN_UP)));
        if (!day.isAfter(today())) {
            throw invalid("kind", Message.of("identity.people.grown-up", GROWN_UP));
        }
        return day;
    }

    private LocalDate lastDay(@Nullable LocalDate until) {
        LocalDate today = today();
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw invalid("until", Message.of("identity.people.until-wrong", LONGEST_YEARS));
        }
        return until;
    }

    /** The one who was asked says yes. A child under 14 cannot: who acts for them is their guardian (Civil Code art. 23). */
    @Transactional
    public Mandate confirm(UUID person, UUID id) {
        city.require(Feature.MANDATES);
        Mandate asked = askedOf(person, id);
        if (consents.isChild(person)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.people.child-entrusts-nobody"));
        }
        return change(person, asked, Act.CONFIRM);
    }

    @Transactional
    public Mandate decline(UUID person, UUID id) {
        return change(person, askedOf(person, id), Act.DECLINE);
    }

    /** Either side ends what is in force; who asked takes a request back. A minor's guardianship ends at a counter or with the guardian. */
    @Transactional
    public Mandate end(UUID person, UUID id) {
        Mandate mandate = rows.findLocked(id).orElseThrow(Refusal::notFound);
        boolean mine = person.equals(mandate.representative());
        boolean overMe = person.equals(mandate.represented()) && mandate.kind() == Mandate.Kind.CARE;
        if (!mine && !overMe) {
            throw Refusal.notFound();
        }
        return switch (mandate.state()) {
            case DECLINED, WITHDRAWN, REVOKED -> mandate;
            case REQUESTED -> change(person, mandate, Act.WITHDRAW);
            case ACTIVE -> change(person, mandate, Act.REVOKE);
        };
    }

    private Mandate askedOf(UUID person, UUID id) {
        Mandate mandate = rows.findLocked(id).orElseThrow(Refusal::notFound);
        boolean again = person.equals(mandate.represented());
        if (!again && !rows.isAsked(id, person)) {
            throw Refusal.notFound();
        }
        return mandate;
    }

    private Mandate change(UUID person, Mandate mandate, Act act) {
        MandateState to = MandateState.next(mandate.state(), act).orElse(null);
        if (to == null) {
            // Pressed twice, it is where it was to go; anything else is too late.
            if (mandate.state()
                    == MandateState.next(MandateState.REQUESTED, act).orElse(null)) {
                return mandate;
            }
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.people.moved-on"));
        }
        @Nullable UUID represented = act == Act.CONFIRM ? person : mandate.represented();
        rows.update(mandate.id(), to, represented);
        UUID subject = represented == null ? person : represented;
        trace(person, subject, mandate.id(), "mandate-" + act.name().toLowerCase(java.util.Locale.ROOT));
        if (represented != null) {
            events.publishEvent(new MandateChanged(mandate.id(), to, clock.instant()));
        }
        return get(mandate.id());
    }

    private Mandate mandate(
            Mandate.Kind kind,
            MandateState state,
            UUID representative,
            @Nullable UUID represented,
            List<String> services,
            LocalDate until,
            String basis) {
        Instant now = clock.instant();
        return new Mandate(Ids.next(clock), kind, state, representative, represented, services, until, basis, now);
    }

    private static MandateState next(@Nullable MandateState from, Act act) {
        return MandateState.next(from, act).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }

    private void trace(UUID actor, UUID subject, UUID mandate, String act) {
        String name = Objects.requireNonNullElse(residents.getProfile(actor).name(), "");
        audit.write(new AuditEntry(clock.instant(), actor, name, subject, "mandate:" + mandate, act));
    }

    private static Refusal invalid(String field, Message message) {
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
