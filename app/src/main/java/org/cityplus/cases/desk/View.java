package org.cityplus.cases.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.cases.desk.Leg.Order;
import org.cityplus.cases.desk.Leg.Whose;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Turn;

/** A part of the queue. */
public enum View {
    ALL(Leg.agency("lane = 'AGENCY'"), Leg.agency("lane = 'ATTENDANCE'"), Leg.applicant("lane = 'APPLICANT'")),
    OURS(
            Leg.agency("lane = 'AGENCY'"),
            Leg.own(Turn.AGENCY, "lane = 'ATTENDANCE' and visit_on <= :today", Order.DAY_BY_DAY)),
    LATE(Leg.agency("lane = 'AGENCY' and due < :today"), Leg.agency("lane = 'ATTENDANCE' and due < :today")),
    TODAY(Leg.agency("lane = 'AGENCY' and due = :today"), Leg.agency("lane = 'ATTENDANCE' and due = :today")),
    VISITS_TODAY(Leg.agency("turn = 'AGENCY' and visit_on = :today")),
    /** Who comes first is on top, then who has something to do first. */
    WAITING(
            Leg.own(Turn.AGENCY, "lane = 'ATTENDANCE' and visit_on > :today", Order.VISIT),
            Leg.applicant("lane = 'APPLICANT'")),
    MINE(Leg.agency("claimed_by = :me and turn = 'AGENCY'"), Leg.applicant("claimed_by = :me and turn = 'APPLICANT'")),
    /** Of other agencies, whose review waits for this agency's opinion. */
    JOINT(new Leg(Turn.AGENCY, Whose.OTHERS, "stage = 'UNDER_REVIEW'", Order.DUE)),
    CLOSED(Leg.own(Turn.NOBODY, "lane = 'NOBODY'", Order.CHANGED));

    private final List<Leg> legs;

    View(Leg... legs) {
        this.legs = List.of(legs);
    }

    /** Everybody at the agency sees the same. */
    boolean isShared() {
        return this != MINE;
    }

    List<Leg> legs() {
        return legs;
    }

    /** Whether the day somebody comes goes before the day something is due. */
    boolean isByVisit(CaseRow row) {
        return this == WAITING && row.stage().turn() == Turn.AGENCY;
    }

    /** As addresses have it, such as {@code visits-today}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<View> find(String word) {
        return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
    }
}
