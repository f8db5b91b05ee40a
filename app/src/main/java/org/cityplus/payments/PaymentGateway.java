package org.cityplus.payments;

import java.util.Optional;
import org.cityplus.kernel.Money;

/**
 * Collects money and gives it back; one adapter per provider, and a sandbox. Its notices may come late, twice or never, so a
 * notice only says which order to ask about: what counts is the answer to a question.
 */
public interface PaymentGateway {
    /**
     * Path or address of the page where the payer pays {@code order}; the same however often it is asked for.
     *
     * @throws GatewayUnreachable when the provider gives no answer
     */
    String cashier(PaymentOrder order);

    /**
     * What the provider knows of {@code order}.
     *
     * @throws GatewayUnreachable when it gives no answer
     */
    Charge ask(OrderId order);

    /**
     * Takes no more money for {@code order}, because it is paid elsewhere; a payment under way at the provider comes
     * before or not at all.
     *
     * @return what the provider knows of it; Pending means that it could not be closed
     * @throws GatewayUnreachable when it gives no answer
     */
    Charge close(OrderId order);

    /** Takes money for {@code order} again. */
    void reopen(OrderId order);

    /**
     * Gives {@code amount} of a paid order back. The same refund id again is the same refund, so it may be repeated until it
     * is answered.
     *
     * @throws GatewayUnreachable when the provider gives no answer
     */
    RefundAnswer refund(RefundId refund, OrderId order, Money amount);

    /** The order that a notice is about; empty when its signature does not hold. */
    Optional<OrderId> readNotice(String signature, String body);
}
