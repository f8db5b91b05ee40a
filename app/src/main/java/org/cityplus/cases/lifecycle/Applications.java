package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseLodged;
import org.cityplus.cases.CaseVisitBooked;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.privacy.ConsentLedger;
import org.cityplus.privacy.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an applicant does to a case: lodge, pay, choose a time. Each can be repeated without doing it twice. */
@Component
public class Applications {
    /** A representative opened the case. */
    public static final String REPRESENTATIVE_LOOKED = "representative-looked";

    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final ServiceCatalog services;
    private final Drafts drafts;
    private final FormCheck form;
    private final ApplicantFacts facts;
    private final Eligibility eligibility;
    private final Acting acting;
    private final GuardianConsents guardians;
    private final FileClaims claims;
    private final CaseBook book;
    private final Visits visits;
    private final Payments payments;
    private final CaseFees fees;
    private final Audit audit;
    private final City city;
    private final ConsentLedger consents;
    private final Leaving leaving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applications(
            ServiceCatalog services,
            Drafts drafts,
            FormCheck form,
            ApplicantFacts facts,
            Eligibility eligibility,
            Acting acting,
            GuardianConsents guardians,
            FileClaims claims,
            CaseBook book,
            Visits visits,
            Payments payments,
            CaseFees fees,
            Audit audit,
            City city,
            ConsentLedger consents,
            Leaving leaving,
            ApplicationEventPublisher events,
            Clock clock) {
        this.services = services;
        this.drafts = drafts;
        this.form = form;
        this.facts = facts;
        this.eligibility = eligibility;
        this.acting = acting;
        this.guardians = guardians;
        this.claims = claims;
        this.book = book;
        this.visits = visits;
        this.payments = payments;
        this.fees = fees;
        this.audit = audit;
        this.city = city;
        this.consents = consents;
        this.leaving = leaving;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the draft a case. However often it is sent, it becomes one case, and every sender gets that one.
     *
     * @throws Refusal INVALID with an error per question that is not answered rightly
     */
    @Transactional
    public CaseRow lodge(UUID viewer, UUID draftId) {
        Draft draft = drafts.getLocked(viewer, draftId);
        if (draft.findLodgedAs().isPresent()) {
            return book.get(draft.findLodgedAs().get());
        }
        if (drafts.findOvertakenBy(draft).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.draft.overtaken"));
        }
        UUID resident = draft.resident();
        CaseRow row = lodge(
                resident,
                draft.id(),
                drafts.definition(draft),
                draft.answers(),
                filer(viewer, resident, draft.service()));
        drafts.close(draft, row.id());
        return row;
    }

    /** Lodges answers that come in one piece, as programs send them. Repeats are the caller's to recognise. */
    @Transactional
    public CaseRow lodge(UUID resident, ServiceDefinition service, Map<String, String> answers) {
        return lodge(resident, Ids.next(clock), service, answers, null);
    }

    /**
     * Lodges what a clerk wrote down for a person at the counter; the same {@code form} again answers the same case.
     *
     * @param form a new id made with the page, by which a repeat is known
     */
    @Transactional
    public CaseRow lodgeAtCounter(
            Filer clerk, UUID resident, UUID form, ServiceDefinition service, Map<String, String> answers) {
        Optional<CaseRow> known = book.findByDraft(form);
        if (known.isPresent()) {
            return known.filter(row -> row.applicant().equals(resident)
                            && row.findFiler()
                                    .map(Filer::id)
                                    .filter(clerk.id()::equals)
                                    .isPresent())
                    .orElseThrow(Refusal::notFound);
        }
        return lodge(resident, form, service, answers, clerk);
    }

    private @Nullable Filer filer(UUID viewer, UUID resident, String service) {
        if (viewer.equals(resident)) {
            return null;
        }
        Filer.As as = switch (acting.getMandate(viewer, resident, service).kind()) {
            case GUARDIAN -> Filer.As.GUARDIAN;
            case CARE -> Filer.As.CARE;
        };
        return new Filer(viewer, as, acting.name(viewer));
    }

    private CaseRow lodge(
            UUID resident, UUID draft, ServiceDefinition service, Map<String, String> answers, @Nullable Filer filer) {
        city.require(Feature.service(service.id()));
        guardians.requireFor(resident);
        Filled filled = facts.filled(resident, service, answers);
        List<FieldError> errors = form.check(service, resident, service.fields().toList(), filled);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        leaving.refuse(resident);
        if (filer != null && filer.as() == Filer.As.CLERK) {
            eligibility.requireAtCounter(service, filled);
        } else {
            eligibility.require(filer == null ? resident : filer.id(), resident, service, filled);
        }
        services.use(service);
        Office office = city.getOffice(new OfficeId(answers.getOrDefault("office", "")));
        Money fee = service.feeOn(LocalDate.now(clock.withZone(city.zone())), filled);
        CaseId id = new CaseId(Ids.next(clock));
        CaseRow row = book.open(new CaseBook.Opening(
                id,
                draft,
                service.numberPrefix(),
                service.id(),
                service.version(),
                resident,
                answers.getOrDefault("name", ""),
                office.agency(),
                new CaseAction.Lodged(Map.copyOf(filled.answers()), office.id(), fee),
                filer));
        claims.hold(FileClaims.caseOf(id), resident, service, filled.answers());
        if (!fee.isZero()) {
            UUID payer = filer == null || filer.as() == Filer.As.CLERK ? resident : filer.id();
            payments.open(payer, office.agency(), purpose(id), service.name(), fee, "/cases/" + id);
        }
        if (service.fields().anyMatch(field -> field.sensitive() && filled.answers().containsKey(field.id()))) {
            consents.give(
                    resident,
                    new ConsentLedger.Given(
                            "sensitive", service.id(), "case:" + id, service.version(), service.notice()));
        }
        trace(row, filer == null ? Actor.applicant(resident) : Actor.of(filer), "lodged");
        events.publishEvent(new CaseLodged(id, row.sequence(), row.changedAt()));
        return row;
    }

    /** The order to pay for this case, as the gateway knows it now. */
    public PaymentOrder settledOrder(CaseId id) {
        return fees.settledOrder(id);
    }

    /** Takes down that the fee has arrived, once. */
    @Transactional
    public CaseRow recordPayment(CaseId id) {
        return fees.record(id);
    }

    /** Takes the slot beginning at {@code from} in the case's office; choosing the same again changes nothing. */
    @Transactional
    public CaseRow bookVisit(UUID viewer, CaseId id, Instant from) {
        CaseRow row = book.getLocked(id);
        requireOwn(viewer, row);
        @Nullable Filer filer = filer(viewer, row.applicant(), row.service());
        return bookVisit(row, filer == null ? Actor.applicant(viewer) : Actor.of(filer), from);
    }

    /** The same, by a clerk for the person before them, whose case it is. */
    @Transactional
    public CaseRow bookAtCounter(Filer clerk, CaseId id, Instant from) {
        return bookVisit(book.getLocked(id), Actor.of(clerk), from);
    }

    private CaseRow bookVisit(CaseRow row, Actor actor, Instant from) {
        CaseId id = row.id();
        CaseState state = book.getRecord(row).state();
        if (state instanceof CaseState.UnderReview review
                && review.visit().from().equals(from)) {
            return row;
        }
        Visit visit = visits.book(id, row.office(), from);
        LocalDate day = LocalDate.ofInstant(visit.from(), city.zone());
        LocalDate promisedOn = promise(day, services.get(row.service(), row.version()));
        CaseRow booked = book.append(row, actor, new CaseAction.VisitBooked(visit, promisedOn));
        trace(booked, actor, "visit-booked");
        events.publishEvent(new CaseVisitBooked(id, booked.sequence(), booked.changedAt()));
        return booked;
    }

    private LocalDate promise(LocalDate visitOn, ServiceDefinition service) {
        try {
            return city.calendar().plusWorkingDays(visitOn, service.promiseWorkingDays());
        } catch (CalendarNotAnnounced e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, Message.of("cases.visit.calendar-not-announced", String.valueOf(e.year())));
        }
    }

    /** The viewer's own case or of one they represent; anybody else's is as good as none. */
    public CaseRow getOwn(UUID viewer, CaseId id) {
        CaseRow row = book.get(id);
        requireOwn(viewer, row);
        return row;
    }

    /** The same, opened to be read: the applicant can see that their representative did. */
    @Transactional
    public CaseRow open(UUID viewer, CaseId id) {
        CaseRow row = getOwn(viewer, id);
        if (!viewer.equals(row.applicant())) {
            Instant since = clock.instant().minus(ONE_LOOK);
            boolean looked = audit.list(row.applicant(), purpose(id), REPRESENTATIVE_LOOKED).stream()
                    .anyMatch(look -> look.actor().equals(viewer) && look.at().isAfter(since));
            if (!looked) {
                audit.write(new AuditEntry(
                        clock.instant(),
                        viewer,
                        acting.name(viewer),
                        row.applicant(),
                        purpose(id),
                        REPRESENTATIVE_LOOKED));
            }
        }
        return row;
    }

    /** The cases the viewer sees to: their own and of those they represent, last changed first. */
    public List<CaseRow> listSeenTo(UUID viewer) {
        return Stream.concat(
                        book.listOf(viewer).stream(),
                        acting.listRepresented(viewer).stream()
                                .flatMap(person -> book.listOf(person.id()).stream())
                                .filter(row -> acting.may(viewer, row.applicant(), row.service())))
                .distinct()
                .sorted(Comparator.comparing(CaseRow::changedAt).reversed())
                .toList();
    }

    static String purpose(CaseId id) {
        return "case:" + id;
    }

    private void requireOwn(UUID viewer, CaseRow row) {
        acting.require(viewer, row.applicant(), row.service());
    }

    private void trace(CaseRow row, Actor actor, String act) {
        audit.write(new AuditEntry(row.changedAt(), actor.id(), actor.name(), row.applicant(), purpose(row.id()), act));
    }
}
