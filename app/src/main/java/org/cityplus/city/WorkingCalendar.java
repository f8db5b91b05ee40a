package org.cityplus.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cityplus.kernel.LocalizedText;

/**
 * Which days the city's offices work: all but the weekend and the announced days off, plus the announced moved working
 * days. Every answer that would need a year not announced yet throws {@link CalendarNotAnnounced}; none is guessed.
 *
 * <p>Terms are counted as China's Civil Code does (articles 201 to 203): the day a term begins on is not counted.
 */
public final class WorkingCalendar {
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, YearPlan> years;

    WorkingCalendar(Set<DayOfWeek> weekend, Map<Integer, YearPlan> years) {
        this.weekend = Set.copyOf(weekend);
        this.years = Map.copyOf(years);
    }

    /** The years whose working days are known. */
    public NavigableSet<Integer> years() {
        return new TreeSet<>(years.keySet());
    }

    Set<DayOfWeek> weekend() {
        return weekend;
    }

    Map<Integer, YearPlan> plans() {
        return years;
    }

    public boolean isWorkingDay(LocalDate day) {
        YearPlan year = year(day);
        if (weekend.contains(day.getDayOfWeek())) {
            return year.worked().containsKey(day);
        }
        return !year.off().containsKey(day);
    }

    /** How many days of an announced year are working days. */
    public int workingDaysOf(int year) {
        return Math.toIntExact(LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(this::isWorkingDay)
                .count());
    }

    /** The name of the holiday, or of the moved working day; empty on days that only follow the weekend rule. */
    public Optional<LocalizedText> findName(LocalDate day) {
        YearPlan year = year(day);
        LocalizedText name = year.off().get(day);
        return Optional.ofNullable(name != null ? name : year.worked().get(day));
    }

    /**
     * The last day of a term of {@code days} working days that begins on {@code start}, which is not counted;
     * {@code start} itself for none.
     */
    public LocalDate plusWorkingDays(LocalDate start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("a term has no negative length: " + days);
        }
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** How many working days lie after {@code from}, up to and with {@code to}, which must not be earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the end comes before the beginning: " + from + " to " + to);
        }
        return Math.toIntExact(from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count());
    }

    /** {@code day} itself when it is a working day, otherwise the next: where a term ending on a day off ends. */
    public LocalDate firstWorkingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    private YearPlan year(LocalDate day) {
        YearPlan year = years.get(day.getYear());
        if (year == null) {
            throw new CalendarNotAnnounced(day.getYear());
        }
        return year;
    }
}
