package org.cityplus.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts for which agency on which day. Monday to Friday are working days here. */
class TalliesTest {
    private static final AgencyId EAST = new AgencyId("east");
    private static final AgencyId WEST = new AgencyId("west");
    private static final AgencyId ABOVE = new AgencyId("above");
    private static final OfficeId HALL = new OfficeId("hall");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkingDays WEEK = day -> day.getDayOfWeek().getValue() <= 5;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant OUTWARD = Instant.parse("2026-11-23T02:01:00Z");

    private static final Process PROCESS = new Process(
            List.of(ProcessStep.LODGE, ProcessStep.ACCEPT, ProcessStep.DECIDE),
            new Process.Acceptance(Term.working(5), Term.calendar(30), "test"),
            null,
            null,
            null,
            new Process.Deciding(Term.working(5), 5, 1, "test"),
            null,
            new Process.Reconsideration("parent", Term.calendar(60), Term.working(5), Term.calendar(60), 30, "test"));

    private final List<RecordedAction> actions = new ArrayList<>();

    private TalliesTest on(LocalDate day, CaseAction action) {
        Instant at = day.atTime(10, 0).atZone(ZONE).toInstant();
        actions.add(new RecordedAction(actions.size() + 1, Actor.CLOCK, at, day, action));
        return this;
    }

    private TalliesTest lodged(@Nullable AgencyId at) {
        Money fee = at == null ? Money.ofYuan(120) : Money.ZERO;
        return on(MONDAY, new CaseAction.Lodged(Map.of(), HALL, fee, at == null ? null : PROCESS, at));
    }

    private TalliesTest accepted(LocalDate day, boolean silent) {
        return on(day, new CaseAction.Accepted(day, silent, Money.ZERO, null));
    }

    private List<String> counted() {
        return Tallies.of(EAST, "permit", actions, ZONE, WEEK).stream()
                .map(tally -> tally.day().getDayOfMonth() + " " + tally.agency() + " " + tally.measure()
                        + (tally.part().isEmpty() ? "" : " " + tally.part()))
                .toList();
    }

    @Test
    void aDecisionCountsWhenItTakesEffectAndIsJudgedByTheDayItWasMade() {
        lodged(EAST)
                .accepted(MONDAY, false)
                .on(MONDAY.plusDays(7), new CaseAction.Granted(MONDAY, OUTWARD))
                .on(MONDAY.plusDays(8), new CaseAction.TookEffect());

        assertThat(counted())
                .containsExactly(
                        "23 east RECEIVED", "23 east ACCEPTED", "1 east GRANTED", "1 east IN_TIME", "1 east DAYS 5");
    }

    @Test
    void aDecisionThatIsTakenBackCountsForNothing() {
        lodged(EAST)
                .accepted(MONDAY, true)
                .on(MONDAY.plusDays(1), new CaseAction.Granted(MONDAY, OUTWARD))
                .on(MONDAY.plusDays(1), new CaseAction.DecisionUndone())
                .on(MONDAY.plusDays(8), new CaseAction.Refused("fraud", "-", OUTWARD))
                .on(MONDAY.plusDays(8), new CaseAction.TookEffect());

        assertThat(counted())
                .containsExactly(
                        "23 east RECEIVED",
                        "23 east ACCEPTED_SILENTLY",
                        "1 east REFUSED fraud",
                        "1 east LATE",
                        "1 east DAYS 6");
    }

    @Test
    void whatGoesElsewhereCountsThereFromThenOn() {
        lodged(EAST)
                .on(MONDAY.plusDays(1), new CaseAction.HandedOver(EAST, WEST, HALL, "-"))
                .on(MONDAY.plusDays(1), new CaseAction.HandedOver(WEST, WEST, new OfficeId("other"), "-"))
                .on(MONDAY.plusDays(2), new CaseAction.NotAccepted(Declined.NOT_NEEDED, "", "-"));

        assertThat(counted())
                .containsExactly(
                        "23 east RECEIVED", "24 east MOVED_OUT", "24 west MOVED_IN", "25 west NOT_ACCEPTED NOT_NEEDED");
    }

    @Test
    void aReconsiderationCountsForWhoeverRefused() {
        lodged(EAST)
                .accepted(MONDAY, false)
                .on(MONDAY, new CaseAction.Refused("fraud", "-", OUTWARD))
                .on(MONDAY, new CaseAction.TookEffect())
                .on(MONDAY.plusDays(1), new CaseAction.ReconsiderationAsked(EAST, ABOVE, "-"))
                .on(MONDAY.plusDays(2), new CaseAction.ReconsiderationDeclined("-"));

        assertThat(counted())
                .endsWith("24 east RECONSIDERATION_ASKED", "25 east RECONSIDERED DECLINED")
                .noneMatch(line -> line.contains("above"));
    }

    /** Such a case says nowhere whose it is, and its decisions had effect at once. */
    @Test
    void aCaseOfBeforeCountsToo() {
        lodged(null)
                .on(MONDAY, new CaseAction.Paid(Money.ofYuan(120)))
                .on(
                        MONDAY,
                        new CaseAction.VisitBooked(
                                new Visit(HALL, OUTWARD, OUTWARD.plusSeconds(900), null), MONDAY.plusDays(2)))
                .on(MONDAY.plusDays(3), new CaseAction.Granted(MONDAY, null));

        assertThat(counted()).containsExactly("23 east RECEIVED", "26 east GRANTED", "26 east LATE");
    }

    @Test
    void theDaysOfTheApplicantAreNotTheCitys() {
        lodged(EAST)
                .on(MONDAY, new CaseAction.MoreAsked(List.of(), MONDAY.plusDays(30)))
                .on(MONDAY.plusDays(9), new CaseAction.MoreGiven(Map.of()))
                .accepted(MONDAY.plusDays(9), false)
                .on(MONDAY.plusDays(10), new CaseAction.Granted(MONDAY, OUTWARD))
                .on(MONDAY.plusDays(10), new CaseAction.TookEffect());

        assertThat(counted()).contains("23 east MORE_ASKED", "3 east DAYS 1");
    }
}
