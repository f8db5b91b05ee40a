package org.cityplus.payments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.stereotype.Component;

/**
 * Payment orders: vouchers, which accounting law wants kept. They hold no name; an erased payer's id leads to nobody, and what
 * staff wrote beside them goes.
 */
@Component
class PaymentData implements PersonalData {
    private static final String PAYMENTS = "payments";

    private final Payments payments;
    private final MoneyWords words;

    PaymentData(Payments payments, MoneyWords words) {
        this.payments = payments;
        this.words = words;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "payments.payment_order",
                "payments.receipt",
                "payments.refund",
                "payments.sandbox_charge",
                "payments.sandbox_refund");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(PAYMENTS, all(person).size()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        List<PaymentOrder> orders = all(person);
        takeout.data(
                PAYMENTS,
                new PaidAndReturned(
                        orders,
                        payments.listRefunds(
                                orders.stream().map(PaymentOrder::id).toList()),
                        words.listOf(person)));
    }

    /** As it is handed out. */
    private record PaidAndReturned(List<PaymentOrder> orders, List<Refund> refunds, List<MoneyWords.Said> said) {}

    private List<PaymentOrder> all(UUID person) {
        return payments.listOf(person, Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public void erase(UUID person) {
        words.erase(person);
    }
}
