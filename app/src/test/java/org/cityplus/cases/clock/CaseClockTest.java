package org.cityplus.cases.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cityplus.city.City;

/** Terms are counted as the Civil Code counts them, whatever is paused, resumed or extended on the way. */
class CaseClockTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    /** Weekdays but the first week of October, for ever. */
    private static final WorkingDays DAYS =
            day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())
                    && !(day.getMonth() == Month.OCTOBER && day.getDayOfMonth() <= 7);

    private static LocalDate day(CaseClock clock) {
        return clock.due(DAYS).findDay().orElseThrow();
    }

    @Example
    void theFirstDayIsNotCounted() {
        assertThat(day(CaseClock.from(TUESDAY, Term.working(5)))).isEqualTo("2026-12-01");
        assertThat(day(CaseClock.from(TUESDAY, Term.calendar(3)))).isEqualTo("2026-11-27");
    }

    @Example
    void aTermOfCalendarDaysThatEndsOnADayOffRollsOn() {
        assertThat(day(CaseClock.from(TUESDAY, Term.calendar(4))))
                .as("a Saturday")
                .isEqualTo("2026-11-30");
        assertThat(day(CaseClock.from(LocalDate.of(2026, 9, 28), Term.calendar(5))))
                .as("in the holidays")
                .isEqualTo("2026-10-08");
    }

    @Example
    void whileTheApplicantIsAwaitedNothingRuns() {
        CaseClock clock = CaseClock.from(TUESDAY, Term.working(5)).pause(TUESDAY.plusDays(2));
        assertThat(clock.due(DAYS)).isEqualTo(new Due.Waiting(3));
        assertThat(clock.used(TUESDAY.plusDays(30), DAYS)).isEqualTo(2);
        CaseClock resumed = clock.resume(TUESDAY.plusDays(20));
        assertThat(day(resumed))
                .as("three working days after Monday 14 December")
                .isEqualTo("2026-12-17");
    }

    @Example
    void aDayAheadOnWhichItResumesCanBeMovedOrTakenBack() {
        CaseClock clock = CaseClock.from(TUESDAY, Term.working(7)).pause(TUESDAY);
        CaseClock booked = clock.resume(TUESDAY.plusDays(2));
        assertThat(booked.stands(TUESDAY.plusDays(1))).isTrue();
        assertThat(booked.stands(TUESDAY.plusDays(3))).isFalse();
        assertThat(day(booked)).isEqualTo("2026-12-07");
        assertThat(booked.pause(TUESDAY.plusDays(1)).isPaused()).isTrue();
        assertThat(day(booked.resume(TUESDAY.plusDays(3)))).isEqualTo("2026-12-08");
    }

    @Example
    void aYearNotAnnouncedIsToldNotGuessed() {
        City chongqing = City.load(java.nio.file.Path.of("../cities/chongqing"));
        WorkingDays announced = chongqing.calendar()::isWorkingDay;
        CaseClock clock = CaseClock.from(TUESDAY, Term.working(20));
        assertThat(clock.due(announced).findDay()).contains(LocalDate.of(2026, 12, 22));
        assertThat(clock.extend(10).due(announced)).isEqualTo(new Due.NotAnnounced(2027));
    }

    @Example
    void itAgreesWithTheCityCalendar() {
        var calendar = City.load(java.nio.file.Path.of("../cities/chongqing")).calendar();
        for (LocalDate start = LocalDate.of(2025, 1, 1);
                start.isBefore(LocalDate.of(2026, 11, 1));
                start = start.plusDays(3)) {
            assertThat(CaseClock.from(start, Term.working(20)).due(calendar::isWorkingDay))
                    .isEqualTo(new Due.On(calendar.plusWorkingDays(start, 20)));
        }
    }

    @Property(tries = 500, seed = "20261125")
    void pausingNeverShortensAndNeverLosesADay(
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(min = 0, max = 400) int start,
            @ForAll @IntRange(min = 0, max = 40) int pauseAfter,
            @ForAll @IntRange(min = 0, max = 90) int pauseFor,
            @ForAll boolean working) {
        LocalDate from = TUESDAY.plusDays(start);
        CaseClock plain = CaseClock.from(from, new Term(days, working ? Count.WORKING : Count.CALENDAR));
        LocalDate paused = from.plusDays(pauseAfter);
        CaseClock clock = plain.pause(paused).resume(paused.plusDays(pauseFor));
        LocalDate due = day(clock);
        assertThat(due).isAfterOrEqualTo(day(plain));
        assertThat(DAYS.isWorkingDay(due)).isTrue();
        assertThat(clock.used(due, DAYS)).isEqualTo(days);
        assertThat(clock.used(paused, DAYS)).isEqualTo(clock.used(paused.plusDays(pauseFor), DAYS));
        if (working) {
            assertThat(clock.used(due.minusDays(1), DAYS)).isEqualTo(days - 1);
        }
    }

    @Property(tries = 500, seed = "20261125")
    void usedGrowsByAtMostADayADayAndWaitingTellsTheRest(
            @ForAll @IntRange(min = 1, max = 40) int days,
            @ForAll @IntRange(min = 0, max = 60) int pauseAfter,
            @ForAll @IntRange(min = 0, max = 30) int extension) {
        CaseClock clock = CaseClock.from(TUESDAY, Term.working(days));
        CaseClock longer = extension == 0 ? clock : clock.extend(extension);
        assertThat(longer.total()).isEqualTo(days + extension);
        assertThat(day(longer)).isAfterOrEqualTo(day(clock));
        int before = 0;
        for (LocalDate today = TUESDAY; today.isBefore(TUESDAY.plusDays(120)); today = today.plusDays(1)) {
            int used = longer.used(today, DAYS);
            assertThat(used - before).isBetween(0, 1);
            before = used;
        }
        CaseClock paused = longer.pause(TUESDAY.plusDays(pauseAfter));
        int used = longer.used(TUESDAY.plusDays(pauseAfter), DAYS);
        assertThat(paused.due(DAYS)).isEqualTo(new Due.Waiting(longer.total() - used));
    }
}
