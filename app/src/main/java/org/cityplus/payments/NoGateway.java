package org.cityplus.payments;

import java.util.Optional;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Without the sandboxes, until a provider is set up: says so, and never calls anything paid. */
@Component
@ConditionalOnBooleanProperty(name = "cityplus.sandbox", havingValue = false, matchIfMissing = true)
class NoGateway implements PaymentGateway {
    @Override
    public String cashier(PaymentOrder order) {
        throw new Refusal(Refusal.Kind.CONFLICT, Message.of("payments.not-set-up"));
    }

    @Override
    public Charge ask(OrderId order) {
        return new Charge.None();
    }

    @Override
    public Charge close(OrderId order) {
        return new Charge.None();
    }

    @Override
    public void reopen(OrderId order) {}

    @Override
    public RefundAnswer refund(RefundId refund, OrderId order, Money amount) {
        return new RefundAnswer.Pending();
    }

    @Override
    public Optional<OrderId> readNotice(String signature, String body) {
        return Optional.empty();
    }
}
