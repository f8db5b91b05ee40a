/** The city for whoever looks around: its districts on a map, their agencies and halls. */
@NullMarked
@ApplicationModule(
        displayName = "City guide",
        allowedDependencies = {"kernel", "city", "web", "identity"})
package org.cityplus.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
