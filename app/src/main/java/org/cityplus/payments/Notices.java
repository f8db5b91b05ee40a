package org.cityplus.payments;

import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Takes a provider's notices. A notice moves no money and changes no state: it makes the city ask the provider, so a forged or a
 * repeated one costs a question at most.
 */
@Component
public class Notices {
    private final PaymentGateway gateway;
    private final Payments payments;

    Notices(PaymentGateway gateway, Payments payments) {
        this.gateway = gateway;
        this.payments = payments;
    }

    /** @throws Refusal FORBIDDEN when the signature does not hold; NOT_FOUND for an order that is not ours */
    public void take(String signature, String body) {
        OrderId order = gateway.readNotice(signature, body)
                .orElseThrow(() -> new Refusal(Refusal.Kind.FORBIDDEN, Message.of("payments.notice-not-signed")));
        payments.settle(order);
    }
}
