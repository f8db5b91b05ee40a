package org.cityplus.cases.clock;

import java.time.LocalDate;
import java.util.Optional;

/** When a term ends. */
public sealed interface Due {
    /** The last day. */
    record On(LocalDate day) implements Due {}

    /** The clock stands while the applicant is awaited. @param left days it will still run */
    record Waiting(int left) implements Due {}

    /** It would end in a year whose working days are not announced: nobody guesses. */
    record NotAnnounced(int year) implements Due {}

    default Optional<LocalDate> findDay() {
        return this instanceof On on ? Optional.of(on.day()) : Optional.empty();
    }
}
