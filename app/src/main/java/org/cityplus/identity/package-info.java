/** People: residents and staff, how they sign in, and which doors are open to whom. */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "city", "web", "vault", "audit"})
package org.cityplus.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
