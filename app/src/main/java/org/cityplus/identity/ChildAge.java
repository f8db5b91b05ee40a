package org.cityplus.identity;

import java.time.LocalDate;
import java.time.Period;

/** Who is a child whose guardian must agree: under 14 (PIPL art. 31; all their data is sensitive by art. 28). */
final class ChildAge {
    private static final int OLD_ENOUGH = 14;

    private ChildAge() {}

    /** From the 14th birthday on nobody is; born on 29 February, that is 1 March where there is no such day. */
    static boolean isUnderAge(LocalDate birth, LocalDate today) {
        return Period.between(birth, today).getYears() < OLD_ENOUGH;
    }
}
