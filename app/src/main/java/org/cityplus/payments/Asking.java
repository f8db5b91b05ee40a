package org.cityplus.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the provider when nobody else does: a notice may be lost and the payer may have closed the page. Each round takes what
 * is due under a lease, so nodes share the work and one that dies holds nothing up for longer than {@link #LEASE}.
 */
@Component
class Asking {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Providers answer questions about an order for longer; a payer who was there so long ago and did not pay comes again. */
    private static final Duration NOT_TRIED_AFTER = Duration.ofDays(7);

    private static final int BATCH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final OrderRows orders;
    private final Refunds refunds;
    private final Payments payments;
    private final Clock clock;

    Asking(OrderRows orders, Refunds refunds, Payments payments, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.payments = payments;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
    void round() {
        Instant now = clock.instant();
        orders.claimDue(now, now.plus(LEASE), BATCH).forEach(due -> ask(due, now));
        refunds.claimDue(now, now.plus(LEASE), BATCH).forEach(due -> carryOut(due, now));
    }

    /** The longer ago it began, the rarer it is asked; what nobody knows is asked about for ever. */
    private void ask(OrderRows.Due due, Instant now) {
        Duration since = Duration.between(due.startedAt(), now);
        // Before the question: the answer may end the asking, and a provider that fails must not be asked in a rush.
        if (due.unknown() || since.compareTo(NOT_TRIED_AFTER) <= 0) {
            orders.askAgain(due.id(), now.plus(within(since.dividedBy(2))));
        } else {
            orders.stopAsking(due.id());
        }
        payments.settle(due.id());
    }

    private void carryOut(RefundRows.Due due, Instant now) {
        Instant again = now.plus(within(SHORTEST.multipliedBy(1L << Math.min(due.tries(), 12))));
        try {
            refunds.carryOut(due.refund(), again);
        } catch (GatewayUnreachable e) {
            LOG.warn(
                    "the payment provider gave no answer about refund {}",
                    due.refund().id(),
                    e);
            // Its lease is over soon, and then it is its turn again.
        }
    }

    private static Duration within(Duration wish) {
        if (wish.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
