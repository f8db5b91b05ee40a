/** The store of what people send and what the city issues: content-addressed, sealed for the person it belongs to. */
@NullMarked
@ApplicationModule(
        displayName = "Files",
        allowedDependencies = {"kernel", "city", "vault", "audit"})
package org.cityplus.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
