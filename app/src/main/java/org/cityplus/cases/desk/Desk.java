package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Casework;
import org.cityplus.cases.lifecycle.Lifecycle;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
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
    private final Timers timers;
    private final Casework casework;
    private final DeskActions actions;
    private final Closeness closeness;
    private final Shares shares;
    private final Audit audit;
    private final Clock clock;

    Desk(
            CaseBook book,
            ServiceCatalog services,
            Timers timers,
            Casework casework,
            DeskActions actions,
            Closeness closeness,
            Shares shares,
            Audit audit,
            Clock clock) {
        this.book = book;
        this.services = services;
        this.timers = timers;
        this.casework = casework;
        this.actions = actions;
        this.closeness = closeness;
        this.shares = shares;
        this.audit = audit;
        this.clock = clock;
    }

    /** The case for an officer to work on. The look is on record before anything is shown. */
    @Transactional
    public CaseRecord look(Officer officer, CaseId id) {
        CaseRow row = getReadable(officer, id);
        trace(officer, row, LOOKED);
        return book.getRecord(row);
    }

    /** More of a case the officer has just looked at; a look of its own if they have not. */
    @Transactional
    public CaseRecord lookOn(Officer officer, CaseId id) {
        CaseRow row = getReadable(officer, id);
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

    /** The own agency's case, or one whose review this agency takes part in. */
    public CaseRow getReadable(Officer officer, CaseId id) {
        CaseRow row = book.get(id);
        if (!shares.isJoint(id, officer.agency())) {
            requireOwnAgency(officer, row);
        }
        return row;
    }

    /** What the queue shows of a case of the own agency, which is no look at what was declared. */
    public CaseRow getOwn(Officer officer, CaseId id) {
        CaseRow row = book.get(id);
        requireOwnAgency(officer, row);
        return row;
    }

    /**
     * The own agency's case, to do something to it that is no {@link #act}.
     *
     * @throws Refusal FORBIDDEN on one's own case or a relative's
     */
    CaseRow getToWorkOn(Officer officer, CaseId id) {
        CaseRow row = getOwn(officer, id);
        closeness.requireNone(officer, services.get(row.service(), row.version()), book.getRecord(row));
        return row;
    }

    /** Decides the case as the officer saw it; see {@link #act}. */
    @Transactional
    public CaseRow decide(Officer officer, CaseId id, int seenSequence, Decision decision) {
        return act(officer, id, seenSequence, new DeskAct.Decide(decision));
    }

    /**
     * Does {@code act} to the case as the officer saw it.
     *
     * @param seenSequence the last action the officer saw
     * @throws Refusal INVALID naming each rule broken; FORBIDDEN on one's own case or a relative's; CONFLICT when the case
     *     moved on since
     */
    @Transactional
    public CaseRow act(Officer officer, CaseId id, int seenSequence, DeskAct act) {
        requireInvolved(officer, book.get(id), act);
        CaseRow row = timers.getSettled(id);
        requireInvolved(officer, row, act);
        if (row.sequence() != seenSequence) {
            throw new Refusal(Refusal.Kind.CONFLICT, movedOn(row, act));
        }
        if (act instanceof DeskAct.Extend && !officer.has(Role.SUPERVISOR)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("desk.extension.head-only"));
        }
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseRecord record = book.getRecord(row);
        if (act.isWork()) {
            closeness.requireNone(officer, service, record);
        }
        var now = new DeskRule.Situation(service, record.file(), officer.id(), DeskRule.again(record), act);
        List<FieldError> errors = DeskRule.ALL.stream()
                .map(rule -> rule.check(now))
                .flatMap(Optional::stream)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        DeskActions.Written written = actions.of(officer, record, act);
        if (!Lifecycle.isDrawn(row.stage(), written.action().getClass())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    Message.of(act instanceof DeskAct.Undo ? "desk.undo.too-late" : "desk.act.not-now", stage(row)));
        }
        return casework.act(
                row,
                Actor.officer(officer.id(), officer.displayName()),
                officer.signature(),
                written.action(),
                written.word(),
                written.why());
    }

    private static Message movedOn(CaseRow row, DeskAct act) {
        return switch (act) {
            case DeskAct.Decide _ -> Message.of("desk.decision.moved-on");
            case DeskAct.Undo _ when row.stage() != Stage.JUST_DECIDED -> Message.of("desk.undo.too-late", stage(row));
            default -> Message.of("desk.act.moved-on");
        };
    }

    private static Message stage(CaseRow row) {
        return Message.of("desk.flag." + row.stage().word());
    }

    /** The own agency's, or one that asks this agency for its opinion. */
    private void requireInvolved(Officer officer, CaseRow row, DeskAct act) {
        boolean asked = act instanceof DeskAct.GiveOpinion && shares.isJoint(row.id(), officer.agency());
        if (!asked) {
            requireOwnAgency(officer, row);
        }
    }

    private void trace(Officer officer, CaseRow row, String act) {
        audit.write(
                new AuditEntry(clock.instant(), officer.id(), officer.signature(), row.applicant(), record(row), act));
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
