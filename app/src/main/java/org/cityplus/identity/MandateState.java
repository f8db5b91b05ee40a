package org.cityplus.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a mandate stands, and the one graph of how it gets there. That its last day has passed is told by the date. */
public enum MandateState {
    REQUESTED,
    ACTIVE,
    DECLINED,
    WITHDRAWN,
    REVOKED;

    /** What is done to a mandate. */
    public enum Act {
        REQUEST,
        /** The registry or a clerk who saw the papers knows of it already. */
        ESTABLISH,
        CONFIRM,
        DECLINE,
        WITHDRAW,
        REVOKE
    }

    /** One arrow. */
    public record Edge(@Nullable MandateState from, Act act, MandateState to) {}

    public static final List<Edge> EDGES = List.of(
            new Edge(null, Act.REQUEST, REQUESTED),
            new Edge(null, Act.ESTABLISH, ACTIVE),
            new Edge(REQUESTED, Act.CONFIRM, ACTIVE),
            new Edge(REQUESTED, Act.DECLINE, DECLINED),
            new Edge(REQUESTED, Act.WITHDRAW, WITHDRAWN),
            new Edge(ACTIVE, Act.REVOKE, REVOKED));

    /** The state after {@code act}; empty when no arrow leads there. */
    public static Optional<MandateState> next(@Nullable MandateState from, Act act) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.act() == act)
                .map(Edge::to)
                .findFirst();
    }
}
