package org.cityplus.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.LocalizedText;

/** Whoever is signed in, as the shell sees them. The principal of a session implements it. */
public interface Viewer {
    UUID id();

    /** Name to greet with. */
    String displayName();

    /** Works at a desk; a resident otherwise. */
    boolean isStaff();

    /** What the viewer may be let in for: {@code RESIDENT}, or {@code STAFF} and the roles held, such as {@code OFFICER}. */
    Set<String> roles();

    /** Where a member of staff works, for the foot of the desk's rail. */
    default Optional<LocalizedText> workplace() {
        return Optional.empty();
    }

    /** Streams whose wake-ups reach this viewer's open pages; see {@link Live}. */
    default Set<String> liveStreams() {
        return isStaff() ? Set.of() : Set.of(Live.resident(id()));
    }
}
