package org.cityplus.payments;

import java.util.UUID;

/** Who may pay an order besides the one it was opened for; the module its purpose belongs to offers a bean. */
public interface PayerRule {
    /** Whether {@code viewer} may pay {@code order} now. */
    boolean mayPay(UUID viewer, PaymentOrder order);
}
