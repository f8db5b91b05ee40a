package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseFeePaid;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseLodged;
import org.cityplus.cases.CaseVisitBooked;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an applicant does to a case: lodge, pay, choose a time. Each can be repeated without doing it twice. */
@Component
public class Applications {
    private final ServiceCatalog services;
    private final Drafts drafts;
    private final FormCheck form;
    private final CaseBook book;
    private final Visits visits;
    private final Payments payments;
    private final Audit audit;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Applications(
            ServiceCatalog services,
            Drafts drafts,
            FormCheck form,
            CaseBook book,
            Visits visits,
            Payments payments,
            Audit audit,
            City city,
            ApplicationEventPublisher events,
            Clock clock) {
        this.services = services;
        this.drafts = drafts;
        this.form = form;
        this.book = book;
        this.visits = visits;
        this.payments = payments;
        this.audit = audit;
        this.city = city;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the draft a case. However often it is sent, it becomes one case, and every sender gets that one.
     *
     * @throws Refusal INVALID with an error per question that is not answered rightly
     */
    @Transactional
    public CaseRow lodge(UUID resident, UUID draftId) {
        Draft draft = drafts.getLocked(resident, draftId);
        if (draft.findLodgedAs().isPresent()) {
            return book.get(draft.findLodgedAs().get());
        }
        CaseRow row = lodge(resident, draft.id(), services.get(draft.service()), draft.answers());
        drafts.close(draft, row.id());
        return row;
    }

    /** Lodges answers that come in one piece, as programs send them. Repeats are the caller's to recognise. */
    @Transactional
    public CaseRow lodge(UUID resident, ServiceDefinition service, Map<String, String> answers) {
        return lodge(resident, Ids.next(clock), service, answers);
    }

    private CaseRow lodge(UUID resident, UUID draft, ServiceDefinition service, Map<String, String> answers) {
        List<FieldError> errors = form.check(service, resident, answers);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        Office office = city.getOffice(new OfficeId(answers.getOrDefault("office", "")));
        Money fee = service.feeOn(LocalDate.now(clock.withZone(city.zone())));
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
                new CaseAction.Lodged(asked(service, answers), office.id(), fee)));
        if (!fee.isZero()) {
            payments.open(resident, office.agency(), purpose(id), service.name(), fee, "/cases/" + id);
        }
        trace(row, "lodged");
        events.publishEvent(new CaseLodged(id, row.sequence(), row.changedAt()));
        return row;
    }

    /** Only what was asked: an answer that a later one made pointless is not kept. */
    private static Map<String, String> asked(ServiceDefinition service, Map<String, String> answers) {
        return service.fields()
                .filter(field -> field.isAsked(answers) && answers.containsKey(field.id()))
                .collect(java.util.stream.Collectors.toUnmodifiableMap(f -> f.id(), f -> answers.get(f.id())));
    }

    /** The order to pay for this case, as the gateway knows it now. */
    public PaymentOrder settledOrder(CaseId id) {
        PaymentOrder order = payments.findByPurpose(purpose(id)).orElseThrow(Refusal::notFound);
        return order.isPaid() ? order : payments.settle(order.id());
    }

    /** Takes down that the fee has arrived, once. */
    @Transactional
    public CaseRow recordPayment(CaseId id) {
        CaseRow row = book.getLocked(id);
        PaymentOrder order = payments.findByPurpose(purpose(id)).orElseThrow(Refusal::notFound);
        if (row.stage() != Stage.AWAITING_PAYMENT || !order.isPaid()) {
            return row;
        }
        CaseRow paid = book.append(row, Actor.applicant(row.applicant()), new CaseAction.Paid(order.amount()));
        trace(paid, "paid");
        events.publishEvent(new CaseFeePaid(id, paid.sequence(), paid.changedAt()));
        return paid;
    }

    /** Takes the slot beginning at {@code from} in the case's office; choosing the same again changes nothing. */
    @Transactional
    public CaseRow bookVisit(UUID resident, CaseId id, Instant from) {
        CaseRow row = book.getLocked(id);
        requireOwn(resident, row);
        CaseState state = book.getRecord(row).state();
        if (state instanceof CaseState.UnderReview review
                && review.visit().from().equals(from)) {
            return row;
        }
        Visit visit = visits.book(id, row.office(), from);
        LocalDate day = LocalDate.ofInstant(visit.from(), city.zone());
        LocalDate promisedOn = promise(day, services.get(row.service()));
        CaseRow booked = book.append(row, Actor.applicant(resident), new CaseAction.VisitBooked(visit, promisedOn));
        trace(booked, "visit-booked");
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

    /** The applicant's own case; anybody else's is as good as none. */
    public CaseRow getOwn(UUID resident, CaseId id) {
        CaseRow row = book.get(id);
        requireOwn(resident, row);
        return row;
    }

    static String purpose(CaseId id) {
        return "case:" + id;
    }

    private static void requireOwn(UUID resident, CaseRow row) {
        if (!row.applicant().equals(resident)) {
            throw Refusal.notFound();
        }
    }

    private void trace(CaseRow row, String act) {
        audit.write(new AuditEntry(row.changedAt(), row.applicant(), "", row.applicant(), purpose(row.id()), act));
    }
}
