package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Services;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Lifecycle;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeskRuleTest {
    private static final ServiceDefinition PASSPORT = Services.passport();
    private static final String REASON = "提交的身份证与本人不符，已当面核对。";
    private static final UUID OFFICER = new UUID(1, 1);

    /** One officer verifies, then it is decided. */
    private static final Process VERIFIED = new Process(
            List.of(ProcessStep.LODGE, ProcessStep.REVIEW, ProcessStep.DECIDE),
            null,
            null,
            null,
            new Process.Review(1, List.of()),
            new Process.Deciding(Term.working(7), 0, 1, "test"),
            null,
            null);

    static Stream<Arguments> violators() {
        return Stream.of(
                Arguments.of(refuse("", REASON), "desk.decision.ground-missing"),
                Arguments.of(refuse("because", REASON), "desk.decision.ground-missing"),
                Arguments.of(refuse("fraud", "  不行         "), "desk.decision.reason-missing"),
                Arguments.of(refuse("fraud", "长".repeat(2001)), "desk.too-long.reason"),
                Arguments.of(new DeskAct.AskMore(List.of()), "desk.more.nothing-asked"),
                Arguments.of(new DeskAct.AskMore(List.of(new Missing("shoe-size", "缺"))), "desk.more.no-such-question"),
                Arguments.of(new DeskAct.AskMore(List.of(new Missing("photo", "长".repeat(501)))), "desk.too-long.why"),
                Arguments.of(new DeskAct.NotAccept(Declined.NOT_COMPETENT, " ", REASON), "desk.not-accepted.who-is"),
                Arguments.of(new DeskAct.NotAccept(Declined.NOT_NEEDED, "", ""), "desk.decision.reason-missing"),
                Arguments.of(new DeskAct.AskExtension(REASON), "desk.extension.none"),
                Arguments.of(new DeskAct.Undo(), "desk.undo.own-only"),
                Arguments.of(new DeskAct.HandOver("x", "短"), "desk.decision.reason-missing"),
                Arguments.of(
                        new DeskAct.NotAccept(Declined.NOT_COMPETENT, "长".repeat(201), REASON),
                        "desk.too-long.competent"),
                Arguments.of(new DeskAct.Issue("E".repeat(61)), "desk.too-long.document"),
                Arguments.of(new DeskAct.Deliver("长".repeat(1_500_000)), "desk.too-long.how"),
                Arguments.of(new DeskAct.GiveOpinion(true, "长".repeat(2001)), "desk.too-long.reason"),
                Arguments.of(new DeskAct.Decline("长".repeat(2001)), "desk.too-long.reason"),
                Arguments.of(new DeskAct.HandOver("x", "长".repeat(2001)), "desk.too-long.reason"));
    }

    @ParameterizedTest
    @MethodSource
    void violators(DeskAct violator, String rule) {
        assertThat(broken(violator)).containsExactly(rule);
    }

    static Stream<DeskAct> lawful() {
        return Stream.of(
                new DeskAct.Decide(new Decision.Grant()),
                refuse("fraud", REASON),
                new DeskAct.Accept(),
                new DeskAct.AskMore(List.of(new Missing("photo", "背景不是白色"))),
                new DeskAct.NotAccept(Declined.NOT_COMPETENT, "市场监管局", REASON),
                new DeskAct.NotAccept(Declined.NOT_COMPETENT, "长".repeat(200), "长".repeat(2000)),
                new DeskAct.Issue("E".repeat(60)),
                new DeskAct.Deliver("长".repeat(200)),
                new DeskAct.NotAccept(Declined.NOT_NEEDED, "", REASON));
    }

    @ParameterizedTest
    @MethodSource
    void lawful(DeskAct act) {
        assertThat(broken(act)).isEmpty();
    }

    @Test
    void whatOneWhoVerifiedIsAgainstIsNotGrantedButMayBeRefused() {
        assertThat(broken(new DeskAct.Decide(new Decision.Grant()), true)).containsExactly("desk.decision.opposed");
        assertThat(broken(refuse("fraud", REASON), true)).isEmpty();
    }

    @Test
    void nobodyDecidesBeforeThoseHaveSpokenWhoAreToVerify() {
        List<RecordedAction> lodged = recorded(List.of(lodged(VERIFIED)));
        assertThat(broken(refuse("fraud", REASON), lodged)).containsExactly("desk.decision.review-first");
    }

    private static DeskAct refuse(String ground, String reason) {
        return new DeskAct.Decide(new Decision.Refuse(ground, reason));
    }

    private static List<String> broken(DeskAct act) {
        return broken(act, false);
    }

    private static List<String> broken(DeskAct act, boolean opposed) {
        List<CaseAction> actions = new ArrayList<>();
        actions.add(lodged(opposed ? VERIFIED : PASSPORT.process()));
        if (opposed) {
            actions.add(new CaseAction.OpinionGiven(new UUID(1, 2), "", false, "地址对不上，没有人认识。"));
        }
        return broken(act, recorded(actions));
    }

    private static CaseAction lodged(Process process) {
        return new CaseAction.Lodged(Map.of(), new OfficeId("h"), Money.ZERO, process, new AgencyId("a"));
    }

    private static List<RecordedAction> recorded(List<CaseAction> actions) {
        List<RecordedAction> recorded = new ArrayList<>();
        for (CaseAction action : actions) {
            recorded.add(new RecordedAction(
                    recorded.size() + 1,
                    Actor.applicant(new UUID(0, 1)),
                    Instant.EPOCH,
                    LocalDate.of(2026, 11, 24),
                    action));
        }
        return recorded;
    }

    private static List<String> broken(DeskAct act, List<RecordedAction> history) {
        var now = new DeskRule.Situation(PASSPORT, Lifecycle.fold(history), OFFICER, false, act);
        return DeskRule.ALL.stream()
                .map(rule -> rule.check(now))
                .flatMap(Optional::stream)
                .map(FieldError::message)
                .map(message -> message.key())
                .toList();
    }
}
