package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.Count;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.Services;
import org.junit.jupiter.api.Test;

/** What a page says of the city's own term, also when the city is late and next year's calendar is not out. */
class PromiseTest {
    private static final WorkingDays DAYS = Services.CALENDAR.get()::isWorkingDay;
    private static final CaseClock CLOCK = CaseClock.from(LocalDate.of(2026, 11, 20), new Term(5, Count.WORKING));

    @Test
    void howManyWorkingDaysItIsLate() {
        assertThat(Promise.of(CLOCK, LocalDate.of(2026, 12, 1), DAYS).words().key())
                .isEqualTo("cases.promise.late");
        assertThat(Promise.of(CLOCK, LocalDate.of(2026, 12, 1), DAYS).words().args())
                .containsExactly(LocalDate.of(2026, 11, 27), 2);
    }

    @Test
    void inAYearThatIsNotAnnouncedItIsJustLate() {
        Promise late = Promise.of(CLOCK, LocalDate.of(2031, 1, 4), DAYS);
        assertThat(late.words().key()).isEqualTo("cases.promise.late.undated");
        assertThat(late.words().args()).containsExactly(LocalDate.of(2026, 11, 27));
        assertThat(late.pips()).isEqualTo(Collections.nCopies(5, "late"));
    }
}
