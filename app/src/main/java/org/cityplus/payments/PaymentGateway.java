package org.cityplus.payments;

import java.time.Instant;
import java.util.Optional;

/** Collects money; one adapter per provider, and a sandbox. Notices can be lost, so whoever asks is answered too. */
public interface PaymentGateway {
    /** Path or address of the page where the payer pays {@code order}. */
    String cashier(PaymentOrder order);

    /** When {@code order} was paid, if the provider holds the money. */
    Optional<Instant> findPaidAt(OrderId order);
}
