package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.form.Acting;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Receipts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case's fee: online, or at a counter. Held in one order: the case, then the payment order. */
@Component
public class CaseFees {
    /** A clerk took the fee; its why names means and receipt. */
    public static final String PAID_AT_COUNTER = "paid-at-counter";

    public static final String RETURNED = "fee-returned";

    private final CaseBook book;
    private final Acting acting;
    private final Casework casework;
    private final Payments payments;
    private final Receipts receipts;
    private final Recusal recusal;
    private final Audit audit;
    private final City city;
    private final Clock clock;

    CaseFees(
            CaseBook book,
            Acting acting,
            Casework casework,
            Payments payments,
            Receipts receipts,
            Recusal recusal,
            Audit audit,
            City city,
            Clock clock) {
        this.book = book;
        this.acting = acting;
        this.casework = casework;
        this.payments = payments;
        this.receipts = receipts;
        this.recusal = recusal;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    /** The order to pay for this case; none for a free service. */
    public Optional<PaymentOrder> findOrder(CaseId id) {
        return payments.findByPurpose(Applications.purpose(id));
    }

    /** The order to pay for this case, as the gateway knows it now. */
    public PaymentOrder settledOrder(CaseId id) {
        PaymentOrder order = payments.findByPurpose(Applications.purpose(id)).orElseThrow(Refusal::notFound);
        return order.isPaid() ? order : payments.settle(order.id());
    }

    /** Takes down that the fee has arrived, once. */
    @Transactional
    public CaseRow record(CaseId id) {
        CaseRow row = book.getLocked(id);
        PaymentOrder order = payments.findByPurpose(Applications.purpose(id)).orElseThrow(Refusal::notFound);
        if (row.stage() != Stage.AWAITING_PAYMENT || !order.isPaid()) {
            return row;
        }
        Actor payer = receipts.find(order.id())
                .map(receipt -> Actor.clerk(receipt.clerk(), receipt.clerkName()))
                .orElseGet(() -> actorOf(order.payer(), row));
        return casework.act(row, payer, payer.name(), new CaseAction.Paid(order.amount()), "paid", "");
    }

    /** Whoever paid: the applicant, who filed, or who may act for the applicant. */
    private Actor actorOf(UUID person, CaseRow row) {
        return person.equals(row.applicant())
                ? Actor.applicant(person)
                : row.findFiler()
                        .filter(filer -> filer.id().equals(person))
                        .map(Actor::of)
                        .orElseGet(() -> new Actor(Actor.Kind.REPRESENTATIVE, person, acting.name(person)));
    }

    /**
     * The fee, taken by a clerk; the same again is the same receipt.
     *
     * @throws Refusal FORBIDDEN on the clerk's own case or a relative's
     */
    @Transactional
    public Receipt payAtCounter(Officer clerk, Filer signature, CaseId id, Receipt.Means means) {
        CaseRow row = book.getLocked(id);
        recusal.requireNone(clerk, row);
        PaymentOrder order = payments.findByPurpose(Applications.purpose(id)).orElseThrow(Refusal::notFound);
        Receipt receipt = receipts.take(clerk, signature.name(), order.id(), means);
        if (row.stage() == Stage.AWAITING_PAYMENT) {
            record(id);
            audit.write(new AuditEntry(
                            clock.instant(),
                            clerk.id(),
                            signature.name(),
                            row.applicant(),
                            Applications.purpose(id),
                            PAID_AT_COUNTER)
                    .because(receipt.means() + " " + receipt.number()));
        }
        return receipt;
    }

    /**
     * A supervisor gives the fee back on the day a clerk took it; the case waits for it again, and its time is free.
     *
     * @throws Refusal as {@link Receipts#reverse}, and FORBIDDEN on the supervisor's own case or a relative's
     */
    @Transactional
    public Receipt returnFee(Officer supervisor, UUID receiptId, String why) {
        Receipt taken = receipts.get(supervisor, receiptId);
        CaseId id = PaymentListener.caseOf(taken.purpose()).orElseThrow(Refusal::notFound);
        CaseRow row = book.getLocked(id);
        recusal.requireNone(supervisor, row);
        if (receipts.get(supervisor, receiptId).findReversal().isPresent()) {
            return receipts.get(supervisor, receiptId);
        }
        Receipt receipt = receipts.reverse(supervisor, receiptId, why, row.applicant());
        Actor actor = Actor.officer(supervisor.id(), supervisor.displayName());
        Stage then = row.stage() == Stage.AWAITING_ATTENDANCE ? Stage.AWAITING_VISIT : row.stage();
        var returned = new CaseAction.FeeReturned(receipt.amount(), why.strip(), payBy(row), then);
        casework.act(row, actor, supervisor.signature(), returned, RETURNED, receipt.number() + ": " + why.strip());
        return receipt;
    }

    /** There is as much time to pay as after acceptance. */
    private @Nullable LocalDate payBy(CaseRow row) {
        return book.getRecord(row)
                .file()
                .process()
                .findPayment()
                .flatMap(payment -> CaseClock.from(LocalDate.now(clock.withZone(city.zone())), payment.term())
                        .due(city.calendar()::isWorkingDay)
                        .findDay())
                .orElse(null);
    }
}
