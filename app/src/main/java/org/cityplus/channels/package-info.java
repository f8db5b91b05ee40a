/**
 * Where the city speaks with people: notifications today, official accounts and conversations later. Other modules send
 * through {@link Notifications} and pin what waits for a resident through {@link WaitingFor}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {"kernel", "city", "web", "identity", "vault"})
package org.cityplus.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
