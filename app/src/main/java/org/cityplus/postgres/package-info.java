/** Where the records live: PostgreSQL, either our own in the data folder or a server the operator names. */
@NullMarked
@ApplicationModule(
        displayName = "PostgreSQL",
        allowedDependencies = {})
package org.cityplus.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
