package org.cityplus.payments;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.stereotype.Component;

/** Payment orders: vouchers, which accounting law wants kept. They hold no name; an erased payer's id leads to nobody. */
@Component
class PaymentData implements PersonalData {
    private static final String PAYMENTS = "payments";

    private final Payments payments;

    PaymentData(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Set<String> tables() {
        return Set.of("payments.payment_order", "payments.sandbox_charge");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(PAYMENTS, payments.listOf(person).size()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(PAYMENTS, payments.listOf(person));
    }

    /** Nothing of it goes. */
    @Override
    public void erase(UUID person) {}
}
