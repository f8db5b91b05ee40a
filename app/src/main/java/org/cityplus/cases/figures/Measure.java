package org.cityplus.cases.figures;

import java.util.Locale;

/** What is counted. Where a measure has parts, a line says which. */
public enum Measure {
    RECEIVED,
    /** Came from another agency, or went to one. */
    MOVED_IN,
    MOVED_OUT,
    ACCEPTED,
    /** Nobody said anything in the legal days, which counts as accepted. */
    ACCEPTED_SILENTLY,
    MORE_ASKED,
    /** Part: why. */
    NOT_ACCEPTED,
    NO_SHOW,
    EXTENDED,
    GRANTED,
    /** Part: the ground. */
    REFUSED,
    /** Decided no later than the day promised. */
    IN_TIME,
    LATE,
    /** Decided where no day was promised. */
    UNTIMED,
    /** Part: how many working days the decision took, without those the applicant was awaited. */
    DAYS,
    WITHDRAWN,
    /** Part: what did not come. */
    LAPSED,
    RECONSIDERATION_ASKED,
    /** Part: what became of the refusal. */
    RECONSIDERED;

    /** As texts and files have it, such as {@code more-asked}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
