package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseReminded;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.city.City;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets happen what is due. Whoever holds the case's row fires, and what was fired no longer waits when it is let go; so each
 * moment fires once, on whichever node, and a node that ended half-way has done nothing.
 */
@Component
public class Timers {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private static final int BATCH = 100;

    /** A moment that could not be dealt with is tried again after this. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    /** More moments than this of one case at once would be a circle. */
    private static final int MOST_OF_ONE = 20;

    private final DeadlineRows deadlines;
    private final CaseBook book;
    private final Casework casework;
    private final ServiceCatalog services;
    private final ApplicantFacts facts;
    private final Payments payments;
    private final City city;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Timers(
            DeadlineRows deadlines,
            CaseBook book,
            Casework casework,
            ServiceCatalog services,
            ApplicantFacts facts,
            Payments payments,
            City city,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deadlines = deadlines;
        this.book = book;
        this.casework = casework;
        this.services = services;
        this.facts = facts;
        this.payments = payments;
        this.city = city;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${cityplus.timers-delay:5s}", initialDelayString = "${cityplus.timers-delay:5s}")
    void keepUp() {
        while (fireDue() == BATCH) {
            Thread.onSpinWait();
        }
    }

    /** Fires what is due now; how many cases it looked at. Another node at work on a case is no reason to wait. */
    public int fireDue() {
        List<CaseId> due = deadlines.listDue(clock.instant(), BATCH);
        due.forEach(this::fire);
        return due.size();
    }

    private void fire(CaseId id) {
        try {
            boolean asked = askForTheFee(id);
            transactions.executeWithoutResult(status -> book.findUnlocked(id).ifPresent(row -> {
                if (!asked) {
                    // Whether the fee came is not known, and not known is not unpaid.
                    deadlines
                            .findDue(id, Deadline.Kind.FEE, clock.instant())
                            .ifPresent(fee ->
                                    deadlines.postpone(fee, clock.instant().plus(RETRY)));
                }
                settle(row, asked);
            }));
        } catch (RuntimeException e) {
            // One case that cannot be dealt with must not keep the others waiting.
            LOG.error("a term of case {} could not be dealt with; again in {}", id, RETRY, e);
            transactions.executeWithoutResult(status -> deadlines
                    .findDue(id, clock.instant())
                    .ifPresent(deadline ->
                            deadlines.postpone(deadline, clock.instant().plus(RETRY))));
        }
    }

    /** The case with all that is due for it done, before anybody acts on it; held until the transaction ends. */
    public CaseRow getSettled(CaseId id) {
        return settle(book.getLocked(id), false);
    }

    /**
     * The provider is asked once more, before anything is held: money that came in time is not too late because its notice
     * was. Whether it answered for a fee that is due.
     */
    private boolean askForTheFee(CaseId id) {
        return deadlines
                .findDue(id, Deadline.Kind.FEE, clock.instant())
                .filter(due -> payments.findByPurpose(Casework.purpose(id))
                        .map(order -> payments.findSettled(order.id()).isPresent())
                        .orElse(true))
                .isPresent();
    }

    /** @param asked the provider has answered, so that a fee that is not there has not come */
    private CaseRow settle(CaseRow row, boolean asked) {
        CaseRow now = row;
        for (int i = 0; i < MOST_OF_ONE; i++) {
            Optional<Deadline> due = deadlines.findDue(row.id(), clock.instant());
            if (due.isEmpty() || due.get().kind() == Deadline.Kind.FEE && !asked) {
                return now;
            }
            CaseRecord record = book.getRecord(now);
            if (book.isDue(due.get(), record.file())) {
                deadlines.fired(due.get(), clock.instant());
                now = happen(now, record.file(), due.get());
            } else {
                // The calendar has changed, or tells now what it could not.
                now = casework.recount(now, record);
            }
        }
        throw new IllegalStateException("terms of case " + row.id() + " run in a circle");
    }

    private CaseRow happen(CaseRow row, CaseFile file, Deadline deadline) {
        return switch (deadline.kind()) {
            case SILENCE -> accepted(row, file);
            case ANSWER -> act(row, new CaseAction.Lapsed(CaseAction.Lapsed.Cause.ANSWER), "lapsed", "");
            case FEE -> unpaid(row);
            case NO_SHOW -> stayedAway(row);
            case EFFECT -> act(row, new CaseAction.TookEffect(), "took-effect", reason(file));
            case ADMISSION -> act(row, new CaseAction.ReconsiderationAdmitted(true), "reconsideration-admitted", "");
            case FINAL -> {
                casework.becameFinal(row, file, clock.instant());
                yield row;
            }
            case RECOUNT -> throw new IllegalStateException("what is to be counted again is never due by the count");
            case REMINDER, WARNING, LATE -> {
                // A reminder that was due when the case came here says what the applicant has just been told.
                if (deadline.kind() != Deadline.Kind.REMINDER || deadline.at().isAfter(row.changedAt())) {
                    events.publishEvent(
                            new CaseReminded(row.id(), deadline.kind().name(), deadline.at()));
                }
                yield row;
            }
        };
    }

    /** Administrative License Law art. 32: silence counts as accepted from the day the materials came. */
    private CaseRow accepted(CaseRow row, CaseFile file) {
        LocalDate came = switch (file.state()) {
            case CaseState.AwaitingAcceptance awaiting -> awaiting.came();
            case CaseState.CheckingMore checking -> checking.came();
            default -> throw new IllegalStateException("nothing to accept at " + row.stage());
        };
        return act(row, accepted(row, file, came, true), "accepted-by-silence", "");
    }

    /** Told with what took effect, and not with the decision: until now it could be taken back. */
    private static String reason(CaseFile file) {
        return file.state() instanceof CaseState.JustDecided decided
                        && decided.verdict() instanceof Verdict.Refuse refuse
                ? refuse.reason()
                : "";
    }

    /** The fee is that of the day of acceptance; to pay it there is time from today. */
    public CaseAction.Accepted accepted(CaseRow row, CaseFile file, LocalDate asOf, boolean silent) {
        LocalDate payBy = file.process()
                .findPayment()
                .map(Process.Payment::term)
                .flatMap(term -> CaseClock.from(today(), term)
                        .due(city.calendar()::isWorkingDay)
                        .findDay())
                .orElse(null);
        return new CaseAction.Accepted(asOf, silent, fee(row, file, asOf), payBy);
    }

    private Money fee(CaseRow row, CaseFile file, LocalDate asOf) {
        ServiceDefinition service = services.get(row.service(), row.version());
        return service.feeOn(asOf, facts.filled(row.applicant(), service, file.answers()));
    }

    private CaseRow unpaid(CaseRow row) {
        // Cancelled first: whoever takes down money in this moment is waited for.
        return payments.findByPurpose(Casework.purpose(row.id()))
                .map(order -> payments.cancel(order.id()))
                .filter(PaymentOrder::isPaid)
                .map(paid -> act(row, new CaseAction.Paid(paid.amount()), "paid", ""))
                .orElseGet(() -> act(row, new CaseAction.Lapsed(CaseAction.Lapsed.Cause.FEE), "lapsed", ""));
    }

    private CaseRow stayedAway(CaseRow row) {
        CaseRow missed = act(row, new CaseAction.NoShow(), "no-show", "");
        CaseFile file = book.getRecord(missed).file();
        boolean tooOften = file.state() instanceof CaseState.AwaitingVisit awaiting
                && file.process()
                        .findAppointment()
                        .filter(appointment -> awaiting.missed() > appointment.noShows())
                        .isPresent();
        return tooOften ? act(missed, new CaseAction.Lapsed(CaseAction.Lapsed.Cause.VISIT), "lapsed", "") : missed;
    }

    private CaseRow act(CaseRow row, CaseAction action, String act, String why) {
        try {
            return casework.act(row, Actor.CLOCK, "", action, act, why);
        } catch (Refusal refusal) {
            throw new IllegalStateException("a term of case " + row.id() + " has no arrow", refusal);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
