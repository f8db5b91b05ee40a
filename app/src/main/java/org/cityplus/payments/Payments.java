package org.cityplus.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens payment orders and settles them. Settling twice is settling once. */
@Component
public class Payments {
    /** How soon after the payer went to the provider it is asked by itself: they may have closed the page. */
    static final Duration FIRST_ASK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    private final OrderRows rows;
    private final Refunds refunds;
    private final MoneyWords words;
    private final PaymentGateway gateway;
    private final ObjectProvider<PayerRule> rules;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Payments(
            OrderRows rows,
            Refunds refunds,
            MoneyWords words,
            PaymentGateway gateway,
            ObjectProvider<PayerRule> rules,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.refunds = refunds;
        this.words = words;
        this.gateway = gateway;
        this.rules = rules;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens the order for {@code purpose} in the caller's transaction; the same purpose again answers the order there is. */
    @Transactional
    public PaymentOrder open(
            UUID payer, AgencyId payee, String purpose, LocalizedText title, Money amount, String returnPath) {
        rows.insert(new PaymentOrder(
                new OrderId(Ids.next(clock)),
                payer,
                payee,
                purpose,
                title,
                amount,
                returnPath,
                clock.instant(),
                new PaymentState.Open(null)));
        return findByPurpose(purpose).orElseThrow();
    }

    /** Forgets what was written of returned money for a purpose that is forgotten itself; order, receipts and refunds stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetWords(String purpose) {
        words.forget(purpose);
    }

    public PaymentOrder get(OrderId id) {
        return rows.find(id).orElseThrow(Refusal::notFound);
    }

    public Optional<PaymentOrder> findByPurpose(String purpose) {
        return rows.findByPurpose(purpose);
    }

    /** The payer's orders opened before {@code before}, or all; latest first. */
    public List<PaymentOrder> listOf(UUID payer, Optional<PaymentOrder> before, int most) {
        return rows.listOf(payer, before, most);
    }

    /**
     * The page where the payer pays. From now on the provider is asked by itself, so that money is noticed although notice
     * and payer may both stay away.
     *
     * @throws Refusal CONFLICT while it is not known what came of an earlier attempt, and when nothing is owed
     */
    public String startPaying(PaymentOrder order) {
        switch (order.state()) {
            case PaymentState.Open _ -> {}
            case PaymentState.Unknown _ ->
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.still-unknown"));
            case PaymentState.Paid _, PaymentState.Cancelled _ ->
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.nothing-owed"));
        }
        rows.started(order.id(), clock.instant(), clock.instant().plus(FIRST_ASK));
        return gateway.cashier(order);
    }

    /**
     * The order, for somebody who is about to pay it: from now on they are its payer.
     *
     * @throws Refusal NOT_FOUND when it is no matter of theirs
     */
    @Transactional
    public PaymentOrder payBy(UUID viewer, OrderId id) {
        PaymentOrder order = getPayable(viewer, id);
        rows.payBy(id, viewer);
        return order.isPaid() ? order : get(id);
    }

    /** The order, if {@code viewer} may pay it; somebody else's is as good as none. */
    public PaymentOrder getPayable(UUID viewer, OrderId id) {
        PaymentOrder order = get(id);
        if (!order.payer().equals(viewer) && rules.stream().noneMatch(rule -> rule.mayPay(viewer, order))) {
            throw Refusal.notFound();
        }
        return order;
    }

    /**
     * Asks the gateway and takes down what it says. Called for the gateway's notice, when the payer comes back, and
     * whenever somebody doubts: the answer is the same. Call it outside a transaction, as the provider may take its time.
     */
    public PaymentOrder settle(OrderId id) {
        ask(id);
        return get(id);
    }

    /** The same for whoever must be sure: empty while the provider gives no answer, or does not know yet what comes of it. */
    public Optional<PaymentOrder> findSettled(OrderId id) {
        boolean answered = ask(id);
        return Optional.of(get(id)).filter(order -> answered && !(order.state() instanceof PaymentState.Unknown));
    }

    /** Whether there is an answer. */
    private boolean ask(OrderId id) {
        PaymentOrder order = get(id);
        if (order.isPaid()) {
            return true;
        }
        try {
            Charge charge = gateway.ask(id);
            transactions.executeWithoutResult(_ -> record(order, charge));
            return true;
        } catch (GatewayUnreachable e) {
            // Not known is not unpaid: whoever went to the provider may have paid.
            LOG.warn("the payment provider gave no answer about order {}", id, e);
            rows.unanswered(id, clock.instant());
            return false;
        }
    }

    private void record(PaymentOrder order, Charge charge) {
        switch (charge) {
            case Charge.None _ -> rows.untried(order);
            case Charge.Pending _ -> rows.unknown(order.id(), clock.instant());
            case Charge.Failed failed -> rows.failed(order, failed);
            case Charge.Paid paid -> {
                if (rows.paid(order.id(), paid)) {
                    events.publishEvent(new PaymentOrderPaid(order.id(), order.purpose(), paid.at()));
                } else if (rows.paidTooLate(order.id(), paid)) {
                    refunds.ask(order.id(), order.amount(), RefundReason.CAME_TOO_LATE);
                }
            }
        }
    }

    /**
     * Nothing is owed any more, in the caller's transaction; money that still comes goes back by itself. A paid order
     * stays paid: give it back with {@link #refund}.
     *
     * @return the order as it stays: another transaction may have taken down the money first
     */
    @Transactional
    public PaymentOrder cancel(OrderId id) {
        Instant now = clock.instant();
        rows.cancelled(id, now, now.plus(FIRST_ASK));
        return get(id);
    }

    /**
     * Gives back what was paid, in the caller's transaction; the provider is asked after it, until it has done it. The same
     * reason again is the same refund.
     *
     * @throws Refusal CONFLICT when nothing was paid, or more would go back than was paid
     */
    @Transactional
    public Refund refund(OrderId id, Money amount, RefundReason reason) {
        PaymentOrder order = get(id);
        if (!order.isPaid()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.nothing-paid"));
        }
        Refund refund = refunds.ask(id, amount, reason, order.amount());
        if (rows.isPaidAtCounter(id)) {
            // The provider never had this money; somebody must see to it.
            refunds.seeToIt(refund);
        }
        return refund;
    }

    public List<Refund> listRefunds(List<OrderId> orders) {
        return refunds.listOf(orders);
    }
}
