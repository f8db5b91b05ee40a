/** Money people owe the city: payment orders and the gateways that collect them. The ledger joins with bills. */
@NullMarked
@ApplicationModule(
        displayName = "Payments",
        allowedDependencies = {"kernel", "city", "web", "identity"})
package org.cityplus.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
