package org.cityplus.cases.clock;

/** Which days a term counts. */
public enum Count {
    /** Administrative License Law art. 82: days of a licence's terms are working days. */
    WORKING,
    /** Every day; a term that would end on a day off ends on the next working day (Civil Code art. 203). */
    CALENDAR
}
