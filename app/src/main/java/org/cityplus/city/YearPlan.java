package org.cityplus.city;

import java.time.LocalDate;
import java.util.Map;
import org.cityplus.kernel.LocalizedText;

/**
 * What differs from the weekend rule in one year: days off, and weekend days that are worked, each with its name.
 *
 * @param source where it was announced
 * @param checked when it was last compared with the source, such as {@code 2026-11}
 */
public record YearPlan(
        Map<LocalDate, LocalizedText> off, Map<LocalDate, LocalizedText> worked, String source, String checked) {
    public YearPlan {
        off = Map.copyOf(off);
        worked = Map.copyOf(worked);
    }

    /** The days as lines of {@code date,kind,name_zh,name_en}, in order. */
    public String lines() {
        return CalendarFiles.lines(this);
    }
}
