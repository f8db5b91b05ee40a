/** What lets people check the city: the public side of the audit log, and who examines unusual looks. */
@NullMarked
@ApplicationModule(
        displayName = "Oversight",
        allowedDependencies = {"kernel", "audit", "identity", "vault", "city", "web"})
package org.cityplus.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
