package org.cityplus.city;

import java.time.LocalDate;
import java.util.Map;
import org.cityplus.kernel.LocalizedText;

/** What differs from the weekend rule in one year: days off, and weekend days that are worked, each with its name. */
record YearPlan(Map<LocalDate, LocalizedText> off, Map<LocalDate, LocalizedText> worked) {
    YearPlan {
        off = Map.copyOf(off);
        worked = Map.copyOf(worked);
    }
}
