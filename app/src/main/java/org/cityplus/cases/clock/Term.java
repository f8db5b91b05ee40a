package org.cityplus.cases.clock;

/** A length of time as law gives it. The day it begins on is not counted (Civil Code art. 201). */
public record Term(int days, Count count) {
    public Term {
        if (days < 0) {
            throw new IllegalArgumentException("a term has no negative length: " + days);
        }
    }

    public static Term working(int days) {
        return new Term(days, Count.WORKING);
    }

    public static Term calendar(int days) {
        return new Term(days, Count.CALENDAR);
    }
}
