package org.cityplus.cases.desk;

import java.time.Clock;
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

    private final CaseBook book;
    private final ServiceCatalog services;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Desk(CaseBook book, ServiceCatalog services, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.book = book;
        this.services = services;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The case for an officer to work on. The look is on record before anything is shown. */
    @Transactional
    public CaseRecord look(Officer officer, CaseId id) {
        CaseRow row = book.get(id);
        requireOwnAgency(officer, row);
        audit.write(new AuditEntry(
                clock.instant(), officer.id(), signature(officer), row.applicant(), record(row), LOOKED));
        return book.getRecord(row);
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
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.decision.moved-on"));
        }
        ServiceDefinition service = services.get(row.service());
        List<FieldError> errors = DecisionRule.ALL.stream()
                .map(rule -> rule.check(service, decision))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        CaseAction action = switch (decision) {
            case Decision.Grant _ -> new CaseAction.Granted(row.findPromisedOn().orElseThrow(Desk::notYet));
            case Decision.Refuse refuse ->
                new CaseAction.Refused(refuse.ground(), refuse.reason().strip());
        };
        CaseRow decided = book.append(row, Actor.officer(officer.id(), officer.displayName()), action);
        audit.write(new AuditEntry(
                decided.changedAt(), officer.id(), signature(officer), row.applicant(), record(row), "decided"));
        events.publishEvent(new CaseDecided(id, decided.sequence(), decided.changedAt()));
        return decided;
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
