package org.cityplus.cases.lifecycle;

import java.util.List;
import java.util.Optional;
import org.cityplus.cases.lifecycle.CaseAction.FeeReturned;
import org.cityplus.cases.lifecycle.CaseAction.Granted;
import org.cityplus.cases.lifecycle.CaseAction.Lodged;
import org.cityplus.cases.lifecycle.CaseAction.Paid;
import org.cityplus.cases.lifecycle.CaseAction.Refused;
import org.cityplus.cases.lifecycle.CaseAction.VisitBooked;
import org.jspecify.annotations.Nullable;

/** The life of a case, drawn once. */
public final class Lifecycle {
    /** One arrow: an action that leads from a stage, or from nothing, to a stage. */
    public record Edge(@Nullable Stage from, Class<? extends CaseAction> action, Stage to) {}

    public static final List<Edge> EDGES = List.of(
            new Edge(null, Lodged.class, Stage.AWAITING_PAYMENT),
            new Edge(null, Lodged.class, Stage.AWAITING_VISIT), // a free service
            new Edge(Stage.AWAITING_PAYMENT, Paid.class, Stage.AWAITING_VISIT),
            new Edge(Stage.AWAITING_VISIT, VisitBooked.class, Stage.UNDER_REVIEW),
            new Edge(Stage.AWAITING_VISIT, FeeReturned.class, Stage.AWAITING_PAYMENT),
            new Edge(Stage.UNDER_REVIEW, FeeReturned.class, Stage.AWAITING_PAYMENT),
            new Edge(Stage.UNDER_REVIEW, VisitBooked.class, Stage.UNDER_REVIEW), // another time
            new Edge(Stage.UNDER_REVIEW, Granted.class, Stage.GRANTED),
            new Edge(Stage.UNDER_REVIEW, Refused.class, Stage.REFUSED));

    private Lifecycle() {}

    /** The state that {@code actions} lead to. */
    public static CaseState fold(List<CaseAction> actions) {
        CaseState state = null;
        for (CaseAction action : actions) {
            state = next(state, action)
                    .orElseThrow(() -> new IllegalStateException("no arrow for " + action.getClass()));
        }
        if (state == null) {
            throw new IllegalStateException("a case begins with an action");
        }
        return state;
    }

    /** The state after {@code action}; empty when no arrow leads there. */
    public static Optional<CaseState> next(@Nullable CaseState state, CaseAction action) {
        @Nullable Stage from = state == null ? null : Stage.of(state);
        CaseState to = after(action);
        boolean drawn = EDGES.contains(new Edge(from, action.getClass(), Stage.of(to)));
        return drawn ? Optional.of(to) : Optional.empty();
    }

    private static CaseState after(CaseAction action) {
        return switch (action) {
            case Lodged lodged ->
                lodged.fee().isZero() ? new CaseState.AwaitingVisit() : new CaseState.AwaitingPayment(lodged.fee());
            case Paid _ -> new CaseState.AwaitingVisit();
            case FeeReturned returned -> new CaseState.AwaitingPayment(returned.fee());
            case VisitBooked booked -> new CaseState.UnderReview(booked.visit(), booked.promisedOn());
            case Granted granted -> new CaseState.Granted(granted.readyOn());
            case Refused refused -> new CaseState.Refused(refused.ground(), refused.reason());
        };
    }
}
