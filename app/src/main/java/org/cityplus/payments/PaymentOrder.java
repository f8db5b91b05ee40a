package org.cityplus.payments;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;

/**
 * What one person owes one agency for one thing.
 *
 * @param purpose what it is for, such as {@code case:0199…}; at most one order each
 * @param returnPath where the payer goes on afterwards
 */
public record PaymentOrder(
        OrderId id,
        UUID payer,
        AgencyId payee,
        String purpose,
        LocalizedText title,
        Money amount,
        String returnPath,
        Instant openedAt,
        PaymentState state) {

    public boolean isPaid() {
        return state instanceof PaymentState.Paid;
    }

    /** Whether paying now is right: it is owed, and no attempt is under way. */
    public boolean canBePaid() {
        return state instanceof PaymentState.Open;
    }
}
