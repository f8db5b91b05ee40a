package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an applicant does to a case: choose a time, give what is missing, take it back. Each can be repeated without doing it twice. */
@Component
public class Applications {
    /** A representative opened the case. */
    public static final String REPRESENTATIVE_LOOKED = "representative-looked";

    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final ServiceCatalog services;
    private final Supplements supplements;
    private final Signatures signatures;
    private final Acting acting;
    private final CaseBook book;
    private final Casework casework;
    private final Timers timers;
    private final Remedies remedies;
    private final Visits visits;
    private final CaseFees fees;
    private final Recusal recusal;
    private final Audit audit;
    private final City city;
    private final Clock clock;

    Applications(
            ServiceCatalog services,
            Supplements supplements,
            Signatures signatures,
            Acting acting,
            CaseBook book,
            Casework casework,
            Timers timers,
            Remedies remedies,
            Visits visits,
            CaseFees fees,
            Recusal recusal,
            Audit audit,
            City city,
            Clock clock) {
        this.services = services;
        this.supplements = supplements;
        this.signatures = signatures;
        this.acting = acting;
        this.book = book;
        this.casework = casework;
        this.timers = timers;
        this.remedies = remedies;
        this.visits = visits;
        this.fees = fees;
        this.recusal = recusal;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
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
        CaseRow row = getHeld(viewer, id);
        return bookVisit(row, signatures.actor(viewer, row), from);
    }

    /**
     * The same, by a clerk for the person before them, whose case it is.
     *
     * @throws Refusal FORBIDDEN on the clerk's own case or a relative's
     */
    @Transactional
    public CaseRow bookAtCounter(Filer clerk, CaseId id, Instant from) {
        recusal.requireNone(clerk, book.get(id));
        return bookVisit(timers.getSettled(id), Actor.of(clerk), from);
    }

    private CaseRow bookVisit(CaseRow row, Actor actor, Instant from) {
        CaseId id = row.id();
        CaseFile file = book.getRecord(row).file();
        if (file.state() instanceof CaseState.AwaitingAttendance awaiting
                && awaiting.visit().from().equals(from)) {
            return row;
        }
        if (file.stage() != Stage.AWAITING_VISIT && file.stage() != Stage.AWAITING_ATTENDANCE) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict"));
        }
        Visit visit = visits.book(id, row.office(), file.process(), from);
        LocalDate day = LocalDate.ofInstant(visit.from(), city.zone());
        LocalDate promisedOn = file.clock() == null
                ? promise(day, services.get(row.service(), row.version()))
                : file.clock()
                        .pause(today())
                        .resume(day)
                        .due(city.calendar()::isWorkingDay)
                        .findDay()
                        .orElse(null);
        return casework.act(
                row, actor, actor.name(), new CaseAction.VisitBooked(visit, promisedOn), "visit-booked", "");
    }

    /** Keeps the slot beginning at {@code from} for a while, so that nobody takes it while the applicant makes up their mind. */
    @Transactional
    public Instant holdVisit(UUID viewer, CaseId id, Instant from) {
        CaseRow row = getHeld(viewer, id);
        CaseFile file = book.getRecord(row).file();
        if (file.stage() != Stage.AWAITING_VISIT) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict"));
        }
        return visits.hold(id, row.office(), file.process(), from);
    }

    /** Gives the booked time back; without one, nothing happens. */
    @Transactional
    public CaseRow cancelVisit(UUID viewer, CaseId id) {
        CaseRow row = getHeld(viewer, id);
        if (row.stage() == Stage.AWAITING_VISIT) {
            return row;
        }
        Actor actor = signatures.actor(viewer, row);
        return casework.act(row, actor, actor.name(), new CaseAction.VisitCancelled(), "visit-cancelled", "");
    }

    /**
     * Gives what was asked for. Only the questions that were opened again are taken.
     *
     * @throws Refusal INVALID with an error per question that is not answered rightly
     */
    @Transactional
    public CaseRow giveMore(UUID viewer, CaseId id, Map<String, String> typed) {
        CaseRow row = getHeld(viewer, id);
        CaseFile file = book.getRecord(row).file();
        if (!(file.state() instanceof CaseState.AwaitingMore awaiting)) {
            // Sent twice, it is there already.
            if (file.state() instanceof CaseState.CheckingMore) {
                return row;
            }
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.conflict"));
        }
        CaseAction given = supplements.take(row, file.answers(), awaiting, typed);
        Actor actor = signatures.actor(viewer, row);
        return casework.act(row, actor, actor.name(), given, "more-given", "");
    }

    /** Takes the application back; again changes nothing. */
    @Transactional
    public CaseRow withdraw(UUID viewer, CaseId id, String reason) {
        CaseRow row = getHeld(viewer, id);
        if (row.stage() == Stage.WITHDRAWN) {
            return row;
        }
        String why = limited("reason", reason, 0, 500);
        Actor actor = signatures.actor(viewer, row);
        return casework.act(row, actor, actor.name(), new CaseAction.Withdrawn(why), "withdrawn", "");
    }

    /**
     * Asks another body to look at a refusal again.
     *
     * @throws Refusal INVALID when nothing is said, CONFLICT when the time for it is over
     */
    @Transactional
    public CaseRow askReconsideration(UUID viewer, CaseId id, String statement) {
        CaseRow row = getHeld(viewer, id);
        if (row.stage() == Stage.AWAITING_ADMISSION) {
            return row;
        }
        CaseRecord record = book.getRecord(row);
        remedies.requireOpen(record);
        String said = limited("statement", statement, 10, 2000);
        Actor actor = signatures.actor(viewer, row);
        var asked = new CaseAction.ReconsiderationAsked(row.agency(), remedies.body(record), said);
        return casework.act(row, actor, actor.name(), asked, "reconsideration-asked", "");
    }

    private static String limited(String field, String typed, int least, int most) {
        String text = typed.strip();
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            Message message = Message.of("cases.text.length", least, most, length);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
        }
        return text;
    }

    /** The case, held, with all that is due done first. */
    private CaseRow getHeld(UUID viewer, CaseId id) {
        requireOwn(viewer, book.get(id));
        return timers.getSettled(id);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
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
        return listSeenTo(viewer, acting.listRepresented(viewer));
    }

    /** @param represented by the viewer, for whoever has asked already */
    public List<CaseRow> listSeenTo(UUID viewer, List<Acting.Represented> represented) {
        return Stream.concat(
                        book.listOf(viewer).stream(),
                        represented.stream()
                                .flatMap(person -> book.listOf(person.id()).stream())
                                .filter(row -> acting.may(viewer, row.applicant(), row.service())))
                .distinct()
                .sorted(Comparator.comparing(CaseRow::changedAt).reversed())
                .toList();
    }

    static String purpose(CaseId id) {
        return Casework.purpose(id);
    }

    private void requireOwn(UUID viewer, CaseRow row) {
        acting.require(viewer, row.applicant(), row.service());
    }
}
