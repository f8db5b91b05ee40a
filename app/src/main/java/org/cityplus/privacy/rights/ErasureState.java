package org.cityplus.privacy.rights;

import java.util.List;

/** Where an erasure stands, and the one graph of how it gets there. */
public enum ErasureState {
    ASKED,
    CANCELLED,
    RUNNING,
    DONE;

    /** One arrow. */
    public record Edge(ErasureState from, ErasureState to) {}

    public static final List<Edge> EDGES =
            List.of(new Edge(ASKED, CANCELLED), new Edge(ASKED, RUNNING), new Edge(RUNNING, DONE));

    boolean leadsTo(ErasureState to) {
        return EDGES.contains(new Edge(this, to));
    }
}
