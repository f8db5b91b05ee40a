package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.cityplus.cases.lifecycle.Actions.BOOKED;
import static org.cityplus.cases.lifecycle.Actions.GRANTED;
import static org.cityplus.cases.lifecycle.Actions.LODGED;
import static org.cityplus.cases.lifecycle.Actions.LODGED_FREE;
import static org.cityplus.cases.lifecycle.Actions.PAID;
import static org.cityplus.cases.lifecycle.Actions.REBOOKED;
import static org.cityplus.cases.lifecycle.Actions.REFUSED;
import static org.cityplus.cases.lifecycle.Actions.RETURNED;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_PAYMENT;
import static org.cityplus.cases.lifecycle.Stage.AWAITING_VISIT;
import static org.cityplus.cases.lifecycle.Stage.UNDER_REVIEW;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.lifecycle.Lifecycle.Edge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The drawing, walked: what each story does is checked, and no arrow is left that no story takes. */
class LifecycleTest {
    private record Story(Stage ends, List<CaseAction> actions) {}

    private static Story story(Stage ends, CaseAction... actions) {
        return new Story(ends, List.of(actions));
    }

    private static final List<Story> STORIES = List.of(
            story(AWAITING_PAYMENT, LODGED),
            story(AWAITING_VISIT, LODGED_FREE),
            story(AWAITING_VISIT, LODGED, PAID),
            story(AWAITING_PAYMENT, LODGED, PAID, RETURNED),
            story(AWAITING_PAYMENT, LODGED, PAID, BOOKED, RETURNED),
            story(AWAITING_VISIT, LODGED, PAID, RETURNED, PAID),
            story(UNDER_REVIEW, LODGED, PAID, BOOKED),
            story(UNDER_REVIEW, LODGED, PAID, BOOKED, REBOOKED),
            story(Stage.GRANTED, LODGED, PAID, BOOKED, GRANTED),
            story(Stage.REFUSED, LODGED_FREE, BOOKED, REFUSED));

    /** What may happen at each stage, written down apart from the drawing. */
    private static final Map<Stage, Set<CaseAction>> ALLOWED = Map.of(
            AWAITING_PAYMENT,
            Set.of(PAID),
            AWAITING_VISIT,
            Set.of(RETURNED, BOOKED, REBOOKED),
            UNDER_REVIEW,
            Set.of(RETURNED, BOOKED, REBOOKED, GRANTED, REFUSED),
            Stage.GRANTED,
            Set.of(),
            Stage.REFUSED,
            Set.of());

    @Test
    void everyStoryEndsWhereItShould() {
        for (Story story : STORIES) {
            CaseState end = Lifecycle.fold(story.actions);
            assertThat(Stage.of(end)).as(story.toString()).isEqualTo(story.ends);
            assertThat(end.turn()).as("the row's turn and the state's").isEqualTo(story.ends.turn());
        }
    }

    @Test
    void everyArrowIsTakenByAStory() {
        Set<Edge> taken = new HashSet<>();
        for (Story story : STORIES) {
            @Nullable Stage from = null;
            List<CaseAction> soFar = new ArrayList<>();
            for (CaseAction action : story.actions) {
                soFar.add(action);
                Stage to = Stage.of(Lifecycle.fold(soFar));
                taken.add(new Edge(from, action.getClass(), to));
                from = to;
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(Lifecycle.EDGES);
    }

    @Test
    void everyStageIsReachedAndEitherLeftOrFinal() {
        Set<Stage> reached = EnumSet.noneOf(Stage.class);
        STORIES.forEach(story -> reached.add(story.ends));
        assertThat(reached).containsExactly(Stage.values());
        for (Stage stage : Stage.values()) {
            boolean left = Lifecycle.EDGES.stream().anyMatch(edge -> edge.from() == stage && edge.to() != stage);
            assertThat(left).as(stage + " is left, or final").isNotEqualTo(stage.isClosed());
        }
    }

    @Test
    void whatIsNotDrawnIsRefused() {
        int refused = 0;
        for (Story story : STORIES) {
            CaseState state = Lifecycle.fold(story.actions);
            for (CaseAction action : Actions.ALL) {
                boolean allowed = ALLOWED.getOrDefault(story.ends, Set.of()).contains(action);
                Optional<CaseState> next = Lifecycle.next(state, action);
                assertThat(next.isPresent()).as("%s at %s", action, story.ends).isEqualTo(allowed);
                refused += next.isEmpty() ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
        for (CaseAction action : Actions.ALL) {
            assertThat(Lifecycle.next(null, action).isPresent())
                    .as("a case begins with " + action)
                    .isEqualTo(action instanceof CaseAction.Lodged);
        }
    }

    @Test
    void aHistoryThatWasNeverDrawnIsNotBelieved() {
        assertThatIllegalStateException().isThrownBy(() -> Lifecycle.fold(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> Lifecycle.fold(List.of(PAID)));
        assertThatIllegalStateException().isThrownBy(() -> Lifecycle.fold(List.of(LODGED, GRANTED)));
    }

    @Test
    void eachStateHoldsWhatOnlyItKnows() {
        assertThat(Lifecycle.fold(List.of(LODGED))).isEqualTo(new CaseState.AwaitingPayment(LODGED.fee()));
        assertThat(Lifecycle.fold(List.of(LODGED_FREE, BOOKED, REBOOKED)))
                .isInstanceOfSatisfying(
                        CaseState.UnderReview.class,
                        review -> assertThat(review.visit()).isEqualTo(((CaseAction.VisitBooked) REBOOKED).visit()));
    }
}
