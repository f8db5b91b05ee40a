package org.cityplus.payments;

import java.time.Instant;
import java.util.Optional;

/** Collects money; one adapter per provider, and a sandbox. Notices can be lost, so whoever asks is answered too. */
public interface PaymentGateway {
    /** Path or address of the page where the payer pays {@code order}. */
    String cashier(PaymentOrder order);

    /**
     * Takes no more money for {@code order}, because it is paid elsewhere; a payment under way at the provider comes
     * before or not at all.
     *
     * @return when the provider had been paid before
     */
    Optional<Instant> close(OrderId order);

    /** Takes money for {@code order} again. */
    void reopen(OrderId order);

    /** When {@code order} was paid, if the provider holds the money. */
    Optional<Instant> findPaidAt(OrderId order);
}
