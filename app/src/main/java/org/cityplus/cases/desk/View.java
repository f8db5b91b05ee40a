package org.cityplus.cases.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the queue. */
public enum View {
    // Conditions on the day something is due are written as the index has it.
    // The turns sort as their words do, so "before NOBODY" is the beginning of the index.
    ALL("turn < 'NOBODY'"),
    OURS("turn = 'AGENCY' and (stage <> 'AWAITING_ATTENDANCE' or visit_on <= :today)"),
    LATE("turn = 'AGENCY' and coalesce(due_on, date 'infinity') < :today"),
    TODAY("turn = 'AGENCY' and coalesce(due_on, date 'infinity') = :today"),
    VISITS_TODAY("turn = 'AGENCY' and visit_on = :today"),
    WAITING("(turn = 'APPLICANT' or turn = 'AGENCY' and stage = 'AWAITING_ATTENDANCE' and visit_on > :today)"),
    MINE("turn < 'NOBODY' and claimed_by = :me"),
    CLOSED("turn = 'NOBODY'");

    private final String condition;

    View(String condition) {
        this.condition = condition;
    }

    /** Everybody at the agency sees the same. */
    boolean isShared() {
        return this != MINE;
    }

    String condition() {
        return condition;
    }

    /** As addresses have it, such as {@code visits-today}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<View> find(String word) {
        return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
    }
}
