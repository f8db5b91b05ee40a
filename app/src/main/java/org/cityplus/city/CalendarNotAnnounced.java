package org.cityplus.city;

/** The working days of a year are not announced yet, so a date in it cannot be worked out. */
public final class CalendarNotAnnounced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int year;

    CalendarNotAnnounced(int year) {
        super("the working days of " + year + " are not announced yet: the city pack has no calendar for that year");
        this.year = year;
    }

    public int year() {
        return year;
    }
}
