package org.cityplus.cases.figures.open;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What everybody is told of a count: that it is no less than {@code least} and no more than {@code most}. Where they are one, the count.
 */
public record Shown(long least, long most) {
    public Shown {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("no count lies between " + least + " and " + most);
        }
    }

    static Shown exactly(long count) {
        return new Shown(count, count);
    }

    @JsonIgnore
    public boolean isExact() {
        return least == most;
    }

    /** Only that it is a small one. */
    @JsonIgnore
    public boolean isSmall() {
        return equals(SmallCounts.SMALL);
    }

    /** As files have it: the number, {@code <10}, or {@code withheld}. */
    @JsonIgnore
    public String text() {
        if (isExact()) {
            return Long.toString(least);
        }
        return isSmall() ? "<" + SmallCounts.LEAST_TOLD : "withheld";
    }
}
