package org.cityplus.cases.lifecycle;

/** Why an application is not taken on (Administrative License Law art. 32). */
public enum Declined {
    NOT_COMPETENT,
    NOT_NEEDED,
    /** What was asked for once did not come whole. */
    STILL_INCOMPLETE
}
