/** Start-up as the operator sees it: checks first, one clear line for each thing that can be wrong, a greeting at the end. */
@NullMarked
@ApplicationModule(
        displayName = "Launch",
        allowedDependencies = {"postgres", "audit", "identity", "vault", "cases"})
package org.cityplus.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
