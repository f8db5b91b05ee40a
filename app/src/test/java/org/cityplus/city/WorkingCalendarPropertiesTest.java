package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Counting working days forth and back agrees, from any day of 2025 and for any term a case may have. */
class WorkingCalendarPropertiesTest {
    private final WorkingCalendar calendar = City.load(Packs.CHONGQING).calendar();

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 364).map(LocalDate.of(2025, 1, 1)::plusDays);
    }

    @Property
    void betweenUndoesPlus(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 240) int days) {
        LocalDate end = calendar.plusWorkingDays(start, days);
        assertThat(calendar.workingDaysBetween(start, end)).isEqualTo(days);
    }

    @Property
    void aTermEndsOnAWorkingDay(@ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 240) int days) {
        assertThat(calendar.isWorkingDay(calendar.plusWorkingDays(start, days))).isTrue();
    }

    @Property
    void aLongerTermEndsLater(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 239) int days) {
        assertThat(calendar.plusWorkingDays(start, days + 1)).isAfter(calendar.plusWorkingDays(start, days));
    }

    @Property
    void aLaterStartNeverEndsEarlier(
            @ForAll("days") LocalDate one, @ForAll("days") LocalDate other, @ForAll @IntRange(max = 240) int days) {
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        assertThat(calendar.plusWorkingDays(later, days)).isAfterOrEqualTo(calendar.plusWorkingDays(earlier, days));
    }

    @Property
    void stretchesAddUp(
            @ForAll("days") LocalDate start, @ForAll @IntRange(max = 120) int a, @ForAll @IntRange(max = 120) int b) {
        assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(start, a), b))
                .isEqualTo(calendar.plusWorkingDays(start, a + b));
    }
}
