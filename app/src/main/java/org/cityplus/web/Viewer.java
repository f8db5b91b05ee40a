package org.cityplus.web;

import java.util.UUID;

/** Whoever is signed in, as the shell sees them. The principal of a session implements it. */
public interface Viewer {
    UUID id();

    /** Name to greet with. */
    String displayName();

    /** Works at a desk; a resident otherwise. */
    boolean isStaff();
}
