package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseFeePaid;
import org.cityplus.cases.CaseFeeReturned;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Receipts;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Visits visits;
    private final Payments payments;
    private final Receipts receipts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseFees(
            CaseBook book,
            Acting acting,
            Visits visits,
            Payments payments,
            Receipts receipts,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.acting = acting;
        this.visits = visits;
        this.payments = payments;
        this.receipts = receipts;
        this.audit = audit;
        this.events = events;
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
        CaseRow paid = book.append(row, payer, new CaseAction.Paid(order.amount()));
        audit.write(new AuditEntry(
                paid.changedAt(), payer.id(), payer.name(), paid.applicant(), Applications.purpose(id), "paid"));
        events.publishEvent(new CaseFeePaid(id, paid.sequence(), paid.changedAt()));
        return paid;
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

    /** The fee, taken by a clerk; the same again is the same receipt. */
    @Transactional
    public Receipt payAtCounter(Officer clerk, Filer signature, CaseId id, Receipt.Means means) {
        CaseRow row = book.getLocked(id);
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

    /** A supervisor gives the fee back on the day a clerk took it; the case waits for it again, and its time is free. */
    @Transactional
    public Receipt returnFee(Officer supervisor, UUID receiptId, String why) {
        Receipt taken = receipts.get(supervisor, receiptId);
        CaseId id = PaymentListener.caseOf(taken.purpose()).orElseThrow(Refusal::notFound);
        CaseRow row = book.getLocked(id);
        if (receipts.get(supervisor, receiptId).findReversal().isPresent()) {
            return receipts.get(supervisor, receiptId);
        }
        Receipt receipt = receipts.reverse(supervisor, receiptId, why);
        visits.release(id);
        Actor actor = Actor.officer(supervisor.id(), supervisor.displayName());
        CaseRow due = book.append(row, actor, new CaseAction.FeeReturned(receipt.amount(), why.strip()));
        audit.write(new AuditEntry(
                        clock.instant(),
                        supervisor.id(),
                        supervisor.displayName() + "·" + supervisor.agencyZh(),
                        row.applicant(),
                        Applications.purpose(id),
                        RETURNED)
                .because(receipt.number() + ": " + why.strip()));
        events.publishEvent(new CaseFeeReturned(id, due.sequence(), due.changedAt()));
        return receipt;
    }
}
