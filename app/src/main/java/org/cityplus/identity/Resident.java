package org.cityplus.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.cityplus.web.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A signed-in resident. Kept in the session, so it holds no more than the greeting needs. */
public record Resident(UUID id, String displayName) implements Viewer, AuthenticatedPrincipal, Serializable {
    @Override
    public boolean isStaff() {
        return false;
    }

    @Override
    public Set<String> roles() {
        return Set.of("RESIDENT");
    }

    /** The id: names of people stay out of the session's index and the log. */
    @Override
    public String getName() {
        return id.toString();
    }
}
