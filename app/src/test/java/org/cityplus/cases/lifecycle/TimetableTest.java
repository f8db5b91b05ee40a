package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.cases.lifecycle.Actions.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.Services;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The applicant's days: counted from what happened, never fewer than were told. */
class TimetableTest {
    private static final LocalDate PAY_BY = LocalDate.of(2026, 12, 1);

    private static Timetable over(WorkingDays days) {
        return new Timetable(ZoneId.of("Asia/Shanghai"), days);
    }

    private static CaseFile unpaid(@Nullable LocalDate told) {
        return fold(List.of(
                lodged(Money.ofYuan(120), RENEWAL), new CaseAction.Accepted(DAY, false, Money.ofYuan(120), told)));
    }

    @Test
    void aLastDayThatBecomesADayOffMovesOnAndOneThatWasToldNeverComesEarlier() {
        assertThat(over(day -> true).due(unpaid(PAY_BY))).contains(PAY_BY);
        assertThat(over(day -> !day.equals(PAY_BY)).due(unpaid(PAY_BY))).contains(PAY_BY.plusDays(1));
        CaseFile longer = unpaid(PAY_BY.plusDays(2));
        assertThat(over(day -> true).due(longer)).contains(PAY_BY.plusDays(2));
        assertThat(over(day -> true).of(longer, DAY)).containsKeys(Deadline.Kind.FEE, Deadline.Kind.REMINDER);
    }

    @Test
    void withoutAStepOfAcceptanceTheFeeHasItsTermToo() {
        CaseFile file = fold(
                List.of(lodged(Money.ofYuan(120), process(ProcessStep.LODGE, ProcessStep.PAY, ProcessStep.DECIDE))));
        assertThat(over(day -> true).due(file)).contains(PAY_BY);
    }

    @Test
    void aYearThatIsNotAnnouncedIsAskedForAgainAndNotTakenForNoEnd() {
        LocalDate late = LocalDate.of(2026, 12, 28);
        Timetable unknown = over(Services.CALENDAR.get()::isWorkingDay);
        CaseFile unpaid = on(late, new CaseAction.Accepted(late, false, Money.ofYuan(120), null));
        assertThat(unknown.of(unpaid, late)).containsOnlyKeys(Deadline.Kind.RECOUNT);
        CaseFile asked = on(late, new CaseAction.MoreAsked(List.of(new Missing("photo", "背景不是白色")), null));
        assertThat(unknown.of(asked, late)).containsOnlyKeys(Deadline.Kind.RECOUNT);
        assertThat(over(day -> true).due(asked)).contains(late.plusDays(30));
    }

    private static CaseFile on(LocalDate day, CaseAction action) {
        Instant at = day.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        Actor officer = Actor.officer(OFFICER, "张颖");
        return Lifecycle.fold(List.of(
                new RecordedAction(1, officer, at, day, lodged(Money.ofYuan(120), RENEWAL)),
                new RecordedAction(2, officer, at, day, action)));
    }
}
