/**
 * Keeps what is personal unreadable at rest: one data key per person, wrapped by a master key outside the database;
 * destroying a person's key erases all that was sealed under it. Also the keyed digests that serve look-ups.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"kernel"})
package org.cityplus.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
