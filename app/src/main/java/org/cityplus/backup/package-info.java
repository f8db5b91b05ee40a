/** One archive of everything a city keeps, and the city from it again, to a moment if wanted. Commands, no part of the running city. */
@NullMarked
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"postgres"})
package org.cityplus.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
