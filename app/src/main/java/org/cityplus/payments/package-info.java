/** Money people owe the city: payment orders, the gateways that collect them, and refunds. The ledger joins with bills. */
@NullMarked
@ApplicationModule(
        displayName = "Payments",
        allowedDependencies = {"kernel", "vault", "city", "web", "identity"})
package org.cityplus.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
