/** Who did what to whose record. Rows are written in the transaction they describe and never change. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "vault"})
package org.cityplus.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
