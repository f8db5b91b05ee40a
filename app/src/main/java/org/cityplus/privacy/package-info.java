/**
 * People's rights in what is kept about them: to know, to take a copy, to correct, to consent and take it back, to be erased. What there
 * is, each module tells through {@link org.cityplus.kernel.PersonalData}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"kernel", "city", "web", "identity", "vault", "audit", "channels"})
package org.cityplus.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
