package org.cityplus.cases.clock;

import java.time.LocalDate;

/** Tells working days from others; throws {@link org.cityplus.city.CalendarNotAnnounced} for a year not announced. */
@FunctionalInterface
public interface WorkingDays {
    boolean isWorkingDay(LocalDate day);
}
