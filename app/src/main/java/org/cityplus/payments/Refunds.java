package org.cityplus.payments;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Money on its way back. A refund that was asked for is tried until the provider has done it or says that it can't. */
@Component
class Refunds {
    private final RefundRows rows;
    private final OrderRows orders;
    private final PaymentGateway gateway;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Refunds(
            RefundRows rows,
            OrderRows orders,
            PaymentGateway gateway,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.orders = orders;
        this.gateway = gateway;
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        meters.gauge("cityplus.payments.refunds.stuck", rows, RefundRows::countStuck);
    }

    /** All of a payment that came too late. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Refund ask(OrderId order, Money amount, RefundReason reason) {
        return ask(order, amount, reason, amount);
    }

    /** @throws Refusal CONFLICT when more would go back than the {@code paid} */
    @Transactional(propagation = Propagation.MANDATORY)
    public Refund ask(OrderId order, Money amount, RefundReason reason, Money paid) {
        // Two reasons at once must not give back more together than either may alone.
        jdbc.sql("select 1 from payments.payment_order where id = ? for update")
                .param(order.value())
                .query(Integer.class)
                .single();
        return rows.find(order, reason).orElseGet(() -> {
            if (rows.sum(order).plus(amount).compareTo(paid) > 0) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.more-than-paid"));
            }
            Instant now = clock.instant();
            Refund refund =
                    new Refund(new RefundId(Ids.next(clock)), order, reason, amount, Refund.State.ASKED, now, null);
            rows.insert(refund);
            return refund;
        });
    }

    List<Refund> listOf(List<OrderId> of) {
        return of.isEmpty() ? List.of() : rows.listOf(of);
    }

    List<RefundRows.Due> claimDue(Instant now, Instant lease, int most) {
        return rows.claimDue(now, lease, most);
    }

    /** Somebody has to see to it. */
    void seeToIt(Refund refund) {
        transactions.executeWithoutResult(_ -> {
            if (rows.stuck(refund.id())) {
                events.publishEvent(
                        new PaymentRefundStuck(refund.order(), refund.id(), purpose(refund), clock.instant()));
            }
        });
    }

    private String purpose(Refund refund) {
        return orders.find(refund.order()).orElseThrow().purpose();
    }

    /** Asks the provider for this refund and takes down the answer. */
    void carryOut(Refund refund, Instant nextTry) {
        switch (gateway.refund(refund.id(), refund.order(), refund.amount())) {
            case RefundAnswer.Done done ->
                transactions.executeWithoutResult(_ -> {
                    if (rows.done(refund.id(), done)) {
                        events.publishEvent(
                                new PaymentRefunded(refund.order(), refund.id(), purpose(refund), done.at()));
                    }
                });
            case RefundAnswer.Pending _ -> rows.tryAgain(refund.id(), nextTry);
            case RefundAnswer.Impossible _ -> seeToIt(refund);
        }
    }
}
