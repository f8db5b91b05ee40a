package org.cityplus.cases.definition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that conditions may know besides the answers.
 *
 * @param today the day as of which they are asked, in the city
 * @param age the applicant's in whole years on that day, when the city knows it
 * @param district the code of the applicant's district, when the city knows it
 */
public record Facts(
        LocalDate today, @Nullable Integer age, @Nullable String district) {
    /** Of an applicant nobody knows anything about. */
    public static Facts on(LocalDate today) {
        return new Facts(today, null, null);
    }
}
