package org.cityplus.payments;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

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
        @Nullable Instant paidAt) {

    public boolean isPaid() {
        return paidAt != null;
    }
}
