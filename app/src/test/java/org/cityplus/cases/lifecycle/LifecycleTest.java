package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.cityplus.cases.lifecycle.Actions.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.clock.Due;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.Lifecycle.Edge;
import org.cityplus.cases.lifecycle.Lifecycle.To;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;

/** The drawing, walked: what each story does is checked, and no arrow is left that no story takes. */
class LifecycleTest {
    private record Story(Stage ends, List<CaseAction> actions) {}

    private static Story story(Stage ends, Process process, CaseAction... then) {
        List<CaseAction> actions = new ArrayList<>(List.of(lodged(Money.ofYuan(120), process)));
        actions.addAll(Arrays.asList(then));
        return new Story(ends, actions);
    }

    private static Story before(Stage ends, CaseAction... actions) {
        return new Story(ends, List.of(actions));
    }

    private static CaseAction[] then(CaseAction[] first, CaseAction... more) {
        List<CaseAction> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray(CaseAction[]::new);
    }

    private static final CaseAction[] TO_VISIT = {ACCEPTED, PAID};
    private static final CaseAction[] TO_REVIEW = then(TO_VISIT, BOOKED, ATTENDED);
    private static final CaseAction[] TO_DECISION = then(TO_REVIEW, OPINION, JOINT_OPINION, SECOND_OPINION);
    private static final CaseAction[] REFUSED_NOW = {ACCEPTED, PAID, REFUSES, TOOK_EFFECT};
    private static final CaseAction[] AGAIN = then(REFUSED_NOW, ASKED_AGAIN, ADMITTED);

    private static final CaseAction[] SET_ASIDE = {REFUSES, TOOK_EFFECT, ASKED_AGAIN, ADMITTED, REVIEWED_ANEW};

    private static final List<Story> STORIES = List.of(
            // As before services declared their steps
            before(Stage.AWAITING_PAYMENT, LODGED),
            before(Stage.AWAITING_VISIT, LODGED_FREE),
            before(Stage.AWAITING_ATTENDANCE, LODGED, PAID, BOOKED, REBOOKED),
            before(Stage.GRANTED, LODGED, PAID, BOOKED, GRANTED),
            before(Stage.REFUSED, LODGED_FREE, BOOKED, REFUSED),
            // Acceptance
            story(Stage.AWAITING_ACCEPTANCE, WHOLE, HANDED_OVER),
            story(Stage.AWAITING_MORE, WHOLE, MORE_ASKED),
            story(Stage.CHECKING_MORE, WHOLE, MORE_ASKED, MORE_GIVEN, HANDED_OVER),
            story(Stage.AWAITING_PAYMENT, WHOLE, MORE_ASKED, MORE_GIVEN, ACCEPTED),
            story(Stage.NOT_ACCEPTED, WHOLE, NOT_ACCEPTED),
            story(Stage.NOT_ACCEPTED, WHOLE, MORE_ASKED, MORE_GIVEN, NOT_ACCEPTED),
            story(Stage.LAPSED, WHOLE, MORE_ASKED, LAPSED),
            story(Stage.LAPSED, RENEWAL, ACCEPTED, LAPSED),
            story(Stage.AWAITING_DECISION, RENEWAL, ACCEPTED_FREE),
            // Coming
            story(Stage.AWAITING_VISIT, WHOLE, then(TO_VISIT, EXTENSION_ASKED, EXTENDED, HANDED_OVER)),
            story(Stage.AWAITING_VISIT, WHOLE, then(TO_VISIT, BOOKED, CANCELLED)),
            story(Stage.LAPSED, WHOLE, then(TO_VISIT, BOOKED, NO_SHOW, LAPSED)),
            story(Stage.AWAITING_ATTENDANCE, WHOLE, then(TO_VISIT, BOOKED, EXTENSION_ASKED, EXTENDED)),
            story(Stage.UNDER_REVIEW, WHOLE, then(TO_VISIT, ATTENDED)),
            // Review and decision
            story(Stage.UNDER_REVIEW, WHOLE, then(TO_REVIEW, OPINION, EXTENSION_ASKED, EXTENDED, HANDED_OVER)),
            story(Stage.AWAITING_DECISION, WHOLE, then(TO_DECISION, EXTENSION_ASKED, EXTENDED, HANDED_OVER)),
            story(Stage.AWAITING_DECISION, WHOLE, then(TO_DECISION, GRANTS, UNDONE)),
            story(Stage.JUST_DECIDED, WHOLE, then(TO_DECISION, GRANTS)),
            story(Stage.AWAITING_ISSUE, WHOLE, then(TO_DECISION, GRANTS, TOOK_EFFECT)),
            story(Stage.AWAITING_DELIVERY, WHOLE, then(TO_DECISION, GRANTS, TOOK_EFFECT, ISSUED)),
            story(Stage.DELIVERED, WHOLE, then(TO_DECISION, GRANTS, TOOK_EFFECT, ISSUED, DELIVERED)),
            story(Stage.GRANTED, COMPLAINT, ACCEPTED_FREE, OPINION, SECOND_OPINION, JOINT_OPINION, GRANTS, TOOK_EFFECT),
            // Taken wrongly at a counter
            before(Stage.AWAITING_PAYMENT, LODGED, PAID, RETURNED),
            before(Stage.AWAITING_PAYMENT, LODGED, PAID, BOOKED, RETURNED),
            before(Stage.AWAITING_VISIT, LODGED, PAID, RETURNED, PAID),
            story(Stage.AWAITING_PAYMENT, WHOLE, then(TO_REVIEW, RETURNED)),
            story(Stage.AWAITING_PAYMENT, WHOLE, then(TO_DECISION, RETURNED)),
            story(Stage.AWAITING_VISIT, WHOLE, then(TO_VISIT, BOOKED, RETURNED_BEFORE_VISIT, PAID)),
            story(Stage.UNDER_REVIEW, WHOLE, then(TO_REVIEW, OPINION, RETURNED_IN_REVIEW, PAID)),
            story(Stage.AWAITING_DECISION, WHOLE, then(TO_DECISION, RETURNED_BEFORE_DECISION, PAID)),
            // Taken back
            story(Stage.WITHDRAWN, WHOLE, WITHDRAWN),
            story(Stage.WITHDRAWN, WHOLE, MORE_ASKED, WITHDRAWN),
            story(Stage.WITHDRAWN, WHOLE, MORE_ASKED, MORE_GIVEN, WITHDRAWN),
            story(Stage.WITHDRAWN, WHOLE, ACCEPTED, WITHDRAWN),
            story(Stage.WITHDRAWN, WHOLE, then(TO_VISIT, WITHDRAWN)),
            story(Stage.WITHDRAWN, WHOLE, then(TO_VISIT, BOOKED, WITHDRAWN)),
            story(Stage.WITHDRAWN, WHOLE, then(TO_REVIEW, WITHDRAWN)),
            story(Stage.WITHDRAWN, WHOLE, then(TO_DECISION, WITHDRAWN)),
            // Looked at again
            story(Stage.REFUSED, RENEWAL, REFUSED_NOW),
            story(Stage.AWAITING_ADMISSION, RENEWAL, then(REFUSED_NOW, ASKED_AGAIN)),
            story(Stage.UPHELD, RENEWAL, then(REFUSED_NOW, ASKED_AGAIN, DECLINED)),
            story(Stage.UNDER_RECONSIDERATION, RENEWAL, then(AGAIN, EXTENSION_ASKED, EXTENDED)),
            story(Stage.UPHELD, RENEWAL, then(AGAIN, UPHELD)),
            story(Stage.AWAITING_ISSUE, RENEWAL, then(AGAIN, CHANGED)),
            story(Stage.AWAITING_DECISION, RENEWAL, then(AGAIN, ANEW)),
            story(Stage.UNDER_REVIEW, WHOLE, then(TO_DECISION, SET_ASIDE)));

    @Test
    void everyStoryEndsWhereItShould() {
        for (Story story : STORIES) {
            CaseFile end = fold(story.actions);
            assertThat(end.stage()).as(story.toString()).isEqualTo(story.ends);
            assertThat(end.state().turn()).as("the row's turn and the state's").isEqualTo(story.ends.turn());
        }
    }

    @Test
    void everyArrowIsTakenByAStory() {
        Set<Edge> taken = new HashSet<>();
        for (Story story : STORIES) {
            for (int i = 1; i < story.actions.size(); i++) {
                CaseFile from = fold(story.actions.subList(0, i));
                CaseAction action = story.actions.get(i);
                CaseFile to = Lifecycle.next(from, recorded(i + 1, action)).orElseThrow();
                Lifecycle.EDGES.stream()
                        .filter(edge -> edge.from() == from.stage() && edge.action() == action.getClass())
                        .filter(edge -> leads(edge, from, to))
                        .forEach(taken::add);
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(Lifecycle.EDGES);
    }

    private static boolean leads(Edge edge, CaseFile from, CaseFile after) {
        Stage to = after.stage();
        return switch (edge.to()) {
            case To.At at -> at.stage() == to;
            case To.Same _ -> from.stage() == to;
            case To.Back _ -> to == Stage.AWAITING_DECISION;
            case To.Next _ ->
                to != from.stage()
                        && Lifecycle.following(from.stage(), after)
                                .filter(to::equals)
                                .isPresent();
        };
    }

    @Test
    void everyStageIsReachedAndEitherLeftOrFinal() {
        Set<Stage> reached = EnumSet.noneOf(Stage.class);
        STORIES.forEach(story -> reached.add(story.ends));
        assertThat(reached).containsExactlyInAnyOrder(Stage.values());
        for (Stage stage : Stage.values()) {
            boolean left =
                    Lifecycle.EDGES.stream().anyMatch(edge -> edge.from() == stage && !(edge.to() instanceof To.Same));
            // A refusal is final and can still be looked at again.
            assertThat(left).as(stage + " is left, or final").isEqualTo(!stage.isClosed() || stage == Stage.REFUSED);
        }
    }

    @Test
    void whatIsNotDrawnIsRefused() {
        int refused = 0;
        for (Story story : STORIES) {
            CaseFile file = fold(story.actions);
            for (CaseAction action : ALL) {
                boolean drawn = Lifecycle.EDGES.stream()
                        .anyMatch(edge -> edge.from() == file.stage() && edge.action() == action.getClass());
                boolean next = Lifecycle.next(file, recorded(99, action)).isPresent();
                assertThat(next && !drawn).as("%s at %s", action, story.ends).isFalse();
                refused += next ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(STORIES.size() * 20);
    }

    @Test
    void aHistoryThatWasNeverDrawnIsNotBelieved() {
        assertThatIllegalStateException().isThrownBy(() -> fold(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> fold(List.of(PAID)));
        assertThatIllegalStateException().isThrownBy(() -> fold(List.of(LODGED, GRANTED)));
        assertThatIllegalStateException()
                .as("at once, as before, only before")
                .isThrownBy(() -> fold(story(Stage.GRANTED, WHOLE, then(TO_VISIT, BOOKED, GRANTED)).actions));
    }

    @Test
    void oneOfficerVerifiesOnce() {
        CaseFile file = fold(story(Stage.UNDER_REVIEW, WHOLE, then(TO_REVIEW, OPINION)).actions);
        assertThat(Lifecycle.next(file, recorded(9, OPINION))).isEmpty();
        assertThat(Lifecycle.next(file, recorded(9, SECOND_OPINION))
                        .orElseThrow()
                        .stage())
                .as("the other agency's opinion is missing")
                .isEqualTo(Stage.UNDER_REVIEW);
    }

    @Test
    void onlyTheOpinionsOfThisRoundCountAndWhoeverGaveOneIsAskedAgain() {
        CaseAction against = new CaseAction.OpinionGiven(new UUID(1, 2), "", false, "地址对不上。");
        CaseFile opposed =
                fold(story(Stage.AWAITING_DECISION, WHOLE, then(TO_REVIEW, OPINION, JOINT_OPINION, against)).actions);
        assertThat(opposed.isOpposed()).isTrue();
        CaseFile anew =
                fold(story(Stage.UNDER_REVIEW, WHOLE, then(then(TO_REVIEW, OPINION, JOINT_OPINION, against), SET_ASIDE))
                        .actions);
        assertThat(anew.isOpposed()).isFalse();
        assertThat(Lifecycle.next(anew, recorded(20, OPINION))).isPresent();
    }

    @Test
    void anExtensionAskedForIsNeedlessOnceItIsDecidedAndWantedAgainWhenThatIsTakenBack() {
        CaseAction[] asked = then(TO_DECISION, EXTENSION_ASKED, GRANTS);
        assertThat(fold(story(Stage.JUST_DECIDED, WHOLE, asked).actions).wanted())
                .isZero();
        assertThat(fold(story(Stage.AWAITING_DECISION, WHOLE, then(asked, UNDONE)).actions)
                        .wanted())
                .isEqualTo(10);
        assertThat(fold(story(Stage.AWAITING_DECISION, RENEWAL, then(then(AGAIN, EXTENSION_ASKED), ANEW)).actions)
                        .wanted())
                .isZero();
    }

    @Test
    void whoeverPaysAgainDoesNotComeAgainAndItsOpinionsCount() {
        CaseFile paid =
                fold(story(Stage.UNDER_REVIEW, WHOLE, then(TO_REVIEW, OPINION, RETURNED_IN_REVIEW, PAID)).actions);
        assertThat(paid.opinions()).hasSize(1);
        assertThat(paid.findClock().orElseThrow().isPaused()).isFalse();
    }

    /** A renewal online has neither visit nor review. */
    @Test
    void whoeverPaysAgainComesBackOnlyToWhatTheirProcessHas() {
        CaseFile paid = fold(story(Stage.AWAITING_DECISION, RENEWAL, ACCEPTED, PAID).actions);
        assertThat(Lifecycle.next(paid, Actions.recorded(4, RETURNED_BEFORE_VISIT)))
                .isEmpty();
        assertThat(Lifecycle.next(paid, Actions.recorded(4, RETURNED_IN_REVIEW)))
                .isEmpty();
        assertThat(Lifecycle.next(paid, Actions.recorded(4, RETURNED_BEFORE_DECISION)))
                .isPresent();
    }

    @Test
    void moreIsAskedOnceAndTheAnswersCount() {
        CaseFile given = fold(story(Stage.CHECKING_MORE, WHOLE, MORE_ASKED, MORE_GIVEN).actions);
        assertThat(given.answers()).containsEntry("photo", "another");
        assertThat(Lifecycle.next(given, recorded(9, MORE_ASKED))).isEmpty();
    }

    @Test
    void theCitysTimeStandsUntilTheDayOfTheVisit() {
        CaseFile waiting = fold(story(Stage.AWAITING_VISIT, WHOLE, TO_VISIT).actions);
        org.cityplus.cases.clock.WorkingDays weekdays =
                day -> day.getDayOfWeek().getValue() < 6;
        assertThat(waiting.findClock().orElseThrow().due(weekdays)).isEqualTo(new Due.Waiting(7));
        CaseFile booked = fold(story(Stage.AWAITING_ATTENDANCE, WHOLE, then(TO_VISIT, BOOKED)).actions);
        assertThat(booked.findClock().orElseThrow().due(weekdays))
                .as("seven working days from Thursday 26 November")
                .isEqualTo(new Due.On(LocalDate.of(2026, 12, 7)));
        CaseFile missed = fold(story(Stage.AWAITING_VISIT, WHOLE, then(TO_VISIT, BOOKED, NO_SHOW)).actions);
        assertThat(missed.findClock().orElseThrow().isPaused()).isTrue();
        assertThat(missed.state()).isEqualTo(new CaseState.AwaitingVisit(1));
    }

    @Test
    void whateverSubsetOfStepsThereIsEachLeadsOn() {
        List<ProcessStep> optional = List.of(
                ProcessStep.ACCEPT,
                ProcessStep.PAY,
                ProcessStep.APPOINTMENT,
                ProcessStep.REVIEW,
                ProcessStep.ISSUE,
                ProcessStep.DELIVER);
        for (int mask = 0; mask < 1 << optional.size(); mask++) {
            List<ProcessStep> steps = new ArrayList<>(List.of(ProcessStep.LODGE));
            for (ProcessStep step : ProcessStep.values()) {
                int at = optional.indexOf(step);
                if (step == ProcessStep.DECIDE || at >= 0 && (mask & 1 << at) != 0) {
                    steps.add(step);
                }
            }
            List<CaseAction> walk =
                    new ArrayList<>(List.of(lodged(Money.ofYuan(120), process(steps.toArray(ProcessStep[]::new)))));
            for (ProcessStep step : steps) {
                walk.addAll(
                        switch (step) {
                            case LODGE, BIOMETRICS -> List.of();
                            case ACCEPT -> List.of(ACCEPTED);
                            case PAY -> List.of(PAID);
                            case APPOINTMENT -> List.of(BOOKED, ATTENDED);
                            case REVIEW -> List.of(OPINION, SECOND_OPINION, JOINT_OPINION);
                            case DECIDE -> List.of(GRANTS, TOOK_EFFECT);
                            case ISSUE -> List.of(ISSUED);
                            case DELIVER -> List.of(DELIVERED);
                        });
            }
            assertThat(fold(walk).stage().isClosed()).as(steps.toString()).isTrue();
        }
    }
}
