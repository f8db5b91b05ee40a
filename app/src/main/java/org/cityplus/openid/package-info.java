/** "Sign in with CityPlus": the city as an OpenID Connect provider for other programs, with the resident's say over each. */
@NullMarked
@ApplicationModule(
        displayName = "OpenID Connect",
        allowedDependencies = {"kernel", "city", "vault", "audit", "identity", "web", "privacy"})
package org.cityplus.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
