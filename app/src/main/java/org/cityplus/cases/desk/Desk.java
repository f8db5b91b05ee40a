package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseDecided;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an officer may do to a case: those of the own agency, and never unseen. */
@Component
public class Desk {
    public static final String LOOKED = "looked";

    /** The whole identity number was shown to an officer. */
    public static final String SAW_ID_NUMBER = "saw-id-number";

    /** Parts of a page, and the page again after a mistake, belong to the look that opened it. */
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final CaseBook book;
    private final ServiceCatalog services;
    private final Audit audit;
    private final City city;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Desk(
            CaseBook book,
            ServiceCatalog services,
            Audit audit,
            City city,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.services = services;
        this.audit = audit;
        this.city = city;
        this.events = events;
        this.clock = clock;
    }

    /** The case for an officer to work on. The look is on record before anything is shown. */
    @Transactional
    public CaseRecord look(Officer officer, CaseId id) {
        CaseRow row = getOwn(officer, id);
        trace(officer, row, LOOKED);
        return book.getRecord(row);
    }

    /** More of a case the officer has just looked at; a look of its own if they have not. */
    @Transactional
    public CaseRecord lookOn(Officer officer, CaseId id) {
        CaseRow row = getOwn(officer, id);
        Instant since = clock.instant().minus(ONE_LOOK);
        boolean looked = audit.list(row.applicant(), record(row), LOOKED).stream()
                .anyMatch(look -> look.actor().equals(officer.id()) && look.at().isAfter(since));
        if (!looked) {
            trace(officer, row, LOOKED);
        }
        return book.getRecord(row);
    }

    /** The identity numbers of a case in full, which is on record as such. */
    @Transactional
    public CaseRecord seeIdNumber(Officer officer, CaseId id) {
        CaseRecord record = lookOn(officer, id);
        trace(officer, record.row(), SAW_ID_NUMBER);
        return record;
    }

    /** What the queue shows of a case of the own agency, which is no look at what was declared. */
    public CaseRow getOwn(Officer officer, CaseId id) {
        CaseRow row = book.get(id);
        requireOwnAgency(officer, row);
        return row;
    }

    /**
     * Decides the case as the officer saw it.
     *
     * @param seenSequence the last action the officer saw
     * @throws Refusal INVALID naming each rule broken; CONFLICT when the case moved on since
     */
    @Transactional
    public CaseRow decide(Officer officer, CaseId id, int seenSequence, Decision decision) {
        CaseRow row = book.getLocked(id);
        requireOwnAgency(officer, row);
        if (row.sequence() != seenSequence) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("desk.decision.moved-on"));
        }
        ServiceDefinition service = services.get(row.service(), row.version());
        List<FieldError> errors = DecisionRule.ALL.stream()
                .map(rule -> rule.check(service, decision))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        CaseAction action = switch (decision) {
            case Decision.Grant _ ->
                new CaseAction.Granted(readyOn(row.findPromisedOn().orElseThrow(Desk::notYet)));
            case Decision.Refuse refuse ->
                new CaseAction.Refused(refuse.ground(), refuse.reason().strip());
        };
        CaseRow decided = book.append(row, Actor.officer(officer.id(), officer.displayName()), action);
        trace(officer, row, "decided");
        events.publishEvent(new CaseDecided(id, decided.sequence(), decided.changedAt()));
        return decided;
    }

    /** The day promised; a promise already broken is not told again as the day to come. */
    private LocalDate readyOn(LocalDate promised) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return promised.isBefore(today) ? today : promised;
    }

    private void trace(Officer officer, CaseRow row, String act) {
        audit.write(
                new AuditEntry(clock.instant(), officer.id(), signature(officer), row.applicant(), record(row), act));
    }

    /** How an officer is shown to the person whose record it is. */
    private static String signature(Officer officer) {
        return officer.displayName() + "·" + officer.agencyZh();
    }

    private static Refusal notYet() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict"));
    }

    private static String record(CaseRow row) {
        return "case:" + row.id();
    }

    /** Another agency's case is as good as none: not even its existence is told. */
    private static void requireOwnAgency(Officer officer, CaseRow row) {
        if (!row.agency().equals(officer.agency())) {
            throw Refusal.notFound();
        }
    }
}
