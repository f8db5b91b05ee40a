package org.cityplus.identity;

import java.util.Optional;
import java.util.UUID;

/** Something a resident has to see before anything else once they are in; a bean of the module that shows it. */
public interface AfterSignIn {
    /** A path of this site, or nothing for this resident. */
    Optional<String> pathFor(UUID resident);
}
