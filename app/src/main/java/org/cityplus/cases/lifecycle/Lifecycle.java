package org.cityplus.cases.lifecycle;

import static org.cityplus.cases.lifecycle.Stage.AWAITING_ACCEPTANCE;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_ADMISSION;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_ATTENDANCE;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_DECISION;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_DELIVERY;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_ISSUE;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_MORE;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_PAYMENT;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_VISIT;
import static org.cityplus.cases.lifecycle.Stage.CHECKING_MORE;
import static org.cityplus.cases.lifecycle.Stage.DELIVERED;
import static org.cityplus.cases.lifecycle.Stage.JUST_DECIDED;
import static org.cityplus.cases.lifecycle.Stage.LAPSED;
import static org.cityplus.cases.lifecycle.Stage.NOT_ACCEPTED;
import static org.cityplus.cases.lifecycle.Stage.REFUSED;
import static org.cityplus.cases.lifecycle.Stage.UNDER_RECONSIDERATION;
import static org.cityplus.cases.lifecycle.Stage.UNDER_REVIEW;
import static org.cityplus.cases.lifecycle.Stage.UPHELD;
import static org.cityplus.cases.lifecycle.Stage.WITHDRAWN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.CaseAction.*;

/**
 * The life of a case, drawn once for all services. A service's process says which steps there are; an arrow to
 * {@link To#NEXT} leads to whichever its process has next.
 */
public final class Lifecycle {
    /** Where an arrow leads. */
    public sealed interface To {
        /** A stage, whatever the process. */
        record At(Stage stage) implements To {}

        /** Whatever step follows. */
        record Next() implements To {}

        /** Where it is already. */
        record Same() implements To {}

        /** Where it was before the decision. */
        record Back() implements To {}

        To NEXT = new Next();
        To SAME = new Same();
        To BACK = new Back();
    }

    /** One arrow: an action that leads from a stage somewhere. */
    public record Edge(Stage from, Class<? extends CaseAction> action, To to) {}

    /** The applicant may still take it back. */
    private static final Set<Stage> UNDECIDED = EnumSet.of(
            AWAITING_ACCEPTANCE,
            AWAITING_MORE,
            CHECKING_MORE,
            AWAITING_PAYMENT,
            AWAITING_VISIT,
            AWAITING_ATTENDANCE,
            UNDER_REVIEW,
            AWAITING_DECISION);

    /** It can go to another agency or office: nothing is booked and nothing is owed. */
    private static final Set<Stage> MOVABLE =
            EnumSet.of(AWAITING_ACCEPTANCE, CHECKING_MORE, AWAITING_VISIT, UNDER_REVIEW, AWAITING_DECISION);

    /** The agency's decision is due, so it may be given more time. */
    private static final Set<Stage> RUNNING =
            EnumSet.of(AWAITING_VISIT, AWAITING_ATTENDANCE, UNDER_REVIEW, AWAITING_DECISION);

    /** The fee is there; taken at a counter, it may have been taken wrongly. */
    private static final Set<Stage> PAID =
            EnumSet.of(AWAITING_VISIT, AWAITING_ATTENDANCE, UNDER_REVIEW, AWAITING_DECISION);

    public static final List<Edge> EDGES = edges();

    private Lifecycle() {}

    private static List<Edge> edges() {
        List<Edge> all = new ArrayList<>(List.of(
                new Edge(AWAITING_ACCEPTANCE, Accepted.class, To.NEXT),
                new Edge(AWAITING_ACCEPTANCE, MoreAsked.class, new To.At(AWAITING_MORE)),
                new Edge(AWAITING_ACCEPTANCE, NotAccepted.class, new To.At(NOT_ACCEPTED)),
                new Edge(AWAITING_MORE, MoreGiven.class, new To.At(CHECKING_MORE)),
                new Edge(AWAITING_MORE, Lapsed.class, new To.At(LAPSED)),
                new Edge(CHECKING_MORE, Accepted.class, To.NEXT),
                new Edge(CHECKING_MORE, NotAccepted.class, new To.At(NOT_ACCEPTED)),
                new Edge(AWAITING_PAYMENT, Paid.class, To.NEXT),
                new Edge(AWAITING_PAYMENT, Paid.class, new To.At(AWAITING_VISIT)), // taken wrongly, and paid again
                new Edge(AWAITING_PAYMENT, Paid.class, new To.At(UNDER_REVIEW)),
                new Edge(AWAITING_PAYMENT, Paid.class, new To.At(AWAITING_DECISION)),
                new Edge(AWAITING_PAYMENT, Lapsed.class, new To.At(LAPSED)),
                new Edge(AWAITING_VISIT, VisitBooked.class, new To.At(AWAITING_ATTENDANCE)),
                new Edge(AWAITING_VISIT, Attended.class, To.NEXT), // walked in
                new Edge(AWAITING_ATTENDANCE, VisitBooked.class, To.SAME), // another time
                new Edge(AWAITING_ATTENDANCE, VisitCancelled.class, new To.At(AWAITING_VISIT)),
                new Edge(AWAITING_ATTENDANCE, NoShow.class, new To.At(AWAITING_VISIT)),
                new Edge(AWAITING_VISIT, Lapsed.class, new To.At(LAPSED)), // stayed away once too often
                new Edge(AWAITING_ATTENDANCE, Attended.class, To.NEXT),
                new Edge(UNDER_REVIEW, OpinionGiven.class, To.SAME),
                new Edge(UNDER_REVIEW, OpinionGiven.class, To.NEXT), // the last one needed
                new Edge(AWAITING_DECISION, CaseAction.Granted.class, new To.At(JUST_DECIDED)),
                new Edge(AWAITING_DECISION, Refused.class, new To.At(JUST_DECIDED)),
                new Edge(JUST_DECIDED, DecisionUndone.class, To.BACK),
                new Edge(JUST_DECIDED, TookEffect.class, To.NEXT),
                new Edge(JUST_DECIDED, TookEffect.class, new To.At(REFUSED)),
                new Edge(AWAITING_ISSUE, Issued.class, To.NEXT),
                new Edge(AWAITING_DELIVERY, Delivered.class, new To.At(DELIVERED)),
                new Edge(REFUSED, ReconsiderationAsked.class, new To.At(AWAITING_ADMISSION)),
                new Edge(AWAITING_ADMISSION, ReconsiderationAdmitted.class, new To.At(UNDER_RECONSIDERATION)),
                new Edge(AWAITING_ADMISSION, ReconsiderationDeclined.class, new To.At(UPHELD)),
                new Edge(UNDER_RECONSIDERATION, ExtensionAsked.class, To.SAME),
                new Edge(UNDER_RECONSIDERATION, Extended.class, To.SAME),
                new Edge(UNDER_RECONSIDERATION, Reconsidered.class, new To.At(UPHELD)),
                new Edge(UNDER_RECONSIDERATION, Reconsidered.class, new To.At(UNDER_REVIEW)), // anew
                new Edge(UNDER_RECONSIDERATION, Reconsidered.class, new To.At(AWAITING_DECISION)),
                new Edge(UNDER_RECONSIDERATION, Reconsidered.class, To.NEXT), // granted after all
                // As cases were decided before decisions could be taken back: at the office, with effect at once.
                new Edge(AWAITING_ATTENDANCE, CaseAction.Granted.class, new To.At(Stage.GRANTED)),
                new Edge(AWAITING_ATTENDANCE, Refused.class, new To.At(REFUSED))));
        UNDECIDED.forEach(stage -> all.add(new Edge(stage, Withdrawn.class, new To.At(WITHDRAWN))));
        MOVABLE.forEach(stage -> all.add(new Edge(stage, HandedOver.class, To.SAME)));
        PAID.forEach(stage -> all.add(new Edge(stage, FeeReturned.class, new To.At(AWAITING_PAYMENT))));
        RUNNING.forEach(stage -> all.add(new Edge(stage, ExtensionAsked.class, To.SAME)));
        RUNNING.forEach(stage -> all.add(new Edge(stage, Extended.class, To.SAME)));
        return List.copyOf(all);
    }

    /** What {@code actions} come to. */
    public static CaseFile fold(List<RecordedAction> actions) {
        CaseFile file = null;
        for (RecordedAction recorded : actions) {
            CaseAction action = recorded.action();
            if (file == null && action instanceof Lodged lodged) {
                file = CaseFile.begin(lodged, recorded.on());
            } else if (file == null) {
                throw new IllegalStateException("a case begins with being lodged, not with " + action.getClass());
            } else {
                file = next(file, recorded)
                        .orElseThrow(() -> new IllegalStateException("no arrow for " + action.getClass()));
            }
        }
        if (file == null) {
            throw new IllegalStateException("a case begins with an action");
        }
        return file;
    }

    /** What the case is after {@code action}; empty when no arrow leads there. */
    public static Optional<CaseFile> next(CaseFile file, RecordedAction recorded) {
        List<Edge> drawn = EDGES.stream()
                .filter(edge -> edge.from == file.stage()
                        && edge.action == recorded.action().getClass())
                .toList();
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        return Turns.turn(file, recorded).filter(after -> drawn.stream().anyMatch(edge -> leads(edge, file, after)));
    }

    /** Whether any arrow for {@code action} leaves {@code stage}. */
    public static boolean isDrawn(Stage stage, Class<? extends CaseAction> action) {
        return EDGES.stream().anyMatch(edge -> edge.from == stage && edge.action == action);
    }

    private static boolean leads(Edge edge, CaseFile file, CaseFile after) {
        Stage stage = after.stage();
        return switch (edge.to) {
            case To.At at -> at.stage == stage;
            case To.Same _ -> stage == file.stage();
            case To.Back _ ->
                file.state() instanceof CaseState.JustDecided decided && Stage.of(decided.before()) == stage;
            case To.Next _ ->
                following(file.stage(), after).filter(stage::equals).isPresent();
        };
    }

    /** The stage that follows {@code stage} in the case's own process, as it is known after the action. */
    static Optional<Stage> following(Stage stage, CaseFile after) {
        return step(stage).map(step -> Stage.of(after.following(step)));
    }

    /** The step a stage belongs to, where something may follow it. */
    private static Optional<ProcessStep> step(Stage stage) {
        return Optional.ofNullable(
                switch (stage) {
                    case AWAITING_ACCEPTANCE, CHECKING_MORE -> ProcessStep.ACCEPT;
                    case AWAITING_PAYMENT -> ProcessStep.PAY;
                    case AWAITING_VISIT, AWAITING_ATTENDANCE -> ProcessStep.APPOINTMENT;
                    case UNDER_REVIEW -> ProcessStep.REVIEW;
                    case JUST_DECIDED, UNDER_RECONSIDERATION -> ProcessStep.DECIDE;
                    case AWAITING_ISSUE -> ProcessStep.ISSUE;
                    default -> null;
                });
    }
}
