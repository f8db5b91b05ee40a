package org.cityplus.cases.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.city.CalendarNotAnnounced;

/**
 * A term that runs from a day, stands while the applicant is awaited, and may be extended. It holds dates only; what
 * they come to is asked with the working days at hand, so a calendar announced later is heeded at once.
 *
 * @param start the day it began on, which is not counted
 * @param pauses in order, apart from each other; the last may be open
 */
public record CaseClock(Term term, LocalDate start, List<Pause> pauses, int extended) {
    public CaseClock {
        pauses = List.copyOf(pauses);
    }

    public static CaseClock from(LocalDate start, Term term) {
        return new CaseClock(term, start, List.of(), 0);
    }

    public int total() {
        return term.days() + extended;
    }

    /** Whether the applicant is awaited with no end in sight. */
    public boolean isPaused() {
        return !pauses.isEmpty() && pauses.getLast().until() == null;
    }

    /** Whether {@code today} is a day that is not counted. */
    public boolean stands(LocalDate today) {
        return isPaused() || pauses.stream().anyMatch(pause -> pause.covers(today));
    }

    /** Stops counting after {@code day}; a clock that stands goes on standing. */
    public CaseClock pause(LocalDate day) {
        if (isPaused()) {
            return this;
        }
        if (!pauses.isEmpty() && !until(pauses.getLast()).isBefore(day)) {
            return withLast(new Pause(pauses.getLast().from(), null));
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(later(day, start), null));
        return new CaseClock(term, start, more, extended);
    }

    /** Counts again after {@code day}, which may lie ahead; a clock that runs already is moved to that day. */
    public CaseClock resume(LocalDate day) {
        if (pauses.isEmpty()) {
            return this;
        }
        Pause last = pauses.getLast();
        return withLast(new Pause(last.from(), later(day, last.from())));
    }

    public CaseClock extend(int days) {
        if (days <= 0) {
            throw new IllegalArgumentException("an extension has at least one day: " + days);
        }
        return new CaseClock(term, start, pauses, extended + days);
    }

    public Due due(WorkingDays days) {
        if (isPaused()) {
            try {
                return new Due.Waiting(
                        Math.max(0, total() - counted(pauses.getLast().from(), days)));
            } catch (CalendarNotAnnounced e) {
                return new Due.NotAnnounced(e.year());
            }
        }
        try {
            return new Due.On(last(days));
        } catch (CalendarNotAnnounced e) {
            return new Due.NotAnnounced(e.year());
        }
    }

    private LocalDate last(WorkingDays days) {
        LocalDate day = start;
        for (int left = total(); left > 0; ) {
            day = day.plusDays(1);
            if (counts(day, days)) {
                left--;
            }
        }
        while (term.count() == Count.CALENDAR && !days.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** How many days are counted up to and with {@code today}, at most all. */
    public int used(LocalDate today, WorkingDays days) {
        return Math.min(total(), counted(today, days));
    }

    /** How many working days went by up to and with {@code until}, without those that are not counted; whatever the term counts. */
    public int worked(LocalDate until, WorkingDays days) {
        return (int) start.plusDays(1)
                .datesUntil(until.isAfter(start) ? until.plusDays(1) : start.plusDays(1))
                .filter(day -> pauses.stream().noneMatch(pause -> pause.covers(day)) && days.isWorkingDay(day))
                .count();
    }

    private int counted(LocalDate until, WorkingDays days) {
        int counted = 0;
        for (LocalDate day = start.plusDays(1); !day.isAfter(until) && counted < total(); day = day.plusDays(1)) {
            if (counts(day, days)) {
                counted++;
            }
        }
        return counted;
    }

    private boolean counts(LocalDate day, WorkingDays days) {
        return pauses.stream().noneMatch(pause -> pause.covers(day))
                && (term.count() == Count.CALENDAR || days.isWorkingDay(day));
    }

    private CaseClock withLast(Pause last) {
        List<Pause> changed = new ArrayList<>(pauses.subList(0, pauses.size() - 1));
        changed.add(last);
        return new CaseClock(term, start, changed, extended);
    }

    private static LocalDate until(Pause pause) {
        LocalDate until = pause.until();
        return until == null ? LocalDate.MAX : until;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
