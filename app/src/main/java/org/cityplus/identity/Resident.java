package org.cityplus.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.cityplus.web.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A signed-in resident. A session keeps the id alone: a name in it would outlive its owner's erasure.
 *
 * @param displayName how they are greeted; empty once it comes from a session, where {@link Residents#nameOf} tells
 */
public record Resident(UUID id, String displayName) implements Viewer, AuthenticatedPrincipal, Serializable {
    /** What a session keeps. */
    private record Kept(UUID id) implements Serializable {
        private Object readResolve() {
            return new Resident(id, "");
        }
    }

    private Object writeReplace() {
        return new Kept(id);
    }

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
