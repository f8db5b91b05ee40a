package org.cityplus.cases.desk;

import org.cityplus.cases.lifecycle.Turn;

/**
 * A part of a view that lies together in one index, in the view's order. So its first rows cost the same however many cases
 * there are; a view is merged from the first rows of its legs.
 *
 * @param turn whose turn it is in all of its cases
 * @param whose the agency's own, or what others ask it about
 * @param condition one stretch of the index; of {@link Order#DAY_BY_DAY} the stretches of all days together
 */
record Leg(Turn turn, Whose whose, String condition, Order order) {
    /** Where the cases of a leg are found. */
    enum Whose {
        OWN("cases.case_row c", "agency = :agency"),
        /** By the few rows of what an agency is asked and has not answered; put in order as a whole. */
        OTHERS(
                "cases.involved i join cases.case_row c on c.id = i.case_id",
                "i.agency = :agency and i.part = 'JOINT' and i.since < 'infinity'");

        private final String from;
        private final String condition;

        Whose(String from, String condition) {
            this.from = from;
            this.condition = condition;
        }
    }

    /** How a leg is sorted. */
    enum Order {
        /** By the day something is due. */
        DUE("due, id", "(due, id) > (:due, :id)"),
        /** By the day somebody comes, then by the day something is due. */
        VISIT("visit_on, due, id", "(visit_on, due, id) > (:day, :due, :id)"),
        /** By the day something is due, merged from the days somebody came. */
        DAY_BY_DAY("visit_on, due, id", "(due, id) > (:due, :id)"),
        /** The last changed first. */
        CHANGED("changed_at desc, id desc", "(changed_at, id) < (:changed, :id)");

        private final String inIndex;
        private final String beyond;

        Order(String inIndex, String beyond) {
            this.inIndex = inIndex;
            this.beyond = beyond;
        }
    }

    static Leg agency(String condition) {
        return own(Turn.AGENCY, condition, Order.DUE);
    }

    static Leg applicant(String condition) {
        return own(Turn.APPLICANT, condition, Order.DUE);
    }

    static Leg own(Turn turn, String condition, Order order) {
        return new Leg(turn, Whose.OWN, condition, order);
    }

    /** The first rows of it, as a statement; those beyond the place, when there is one to go on from. */
    String rows(boolean ofOneService, boolean beyondPlace, int most) {
        String own = whose.condition + (ofOneService ? " and service = :service" : "") + " and " + condition;
        String beyond = beyondPlace ? " and " + order.beyond : "";
        if (order == Order.DAY_BY_DAY) {
            return dayByDay(own, beyond, most);
        }
        String day = order == Order.VISIT ? "visit_on" : "date 'infinity'";
        return "select c.*, %s as day from %s where %s%s order by %s limit %d"
                .formatted(day, whose.from, own, beyond, order.inIndex, most);
    }

    /** From the last of the days to the one before it, each found by one look into the index. */
    private static String dayByDay(String own, String beyond, int most) {
        return """
                with recursive days (on_day) as (
                    (select visit_on from cases.case_row where %1$s order by visit_on desc limit 1)
                    union all
                    select (select visit_on from cases.case_row where %1$s and visit_on < on_day
                             order by visit_on desc limit 1)
                      from days where on_day is not null)
                select early.*, date 'infinity' as day
                  from days cross join lateral (
                       select * from cases.case_row where %1$s and visit_on = on_day%2$s
                        order by due, id limit %3$d) as early
                """.formatted(own, beyond, most);
    }

    /** A row of nothing for each, up to {@code most}; the order makes it read along the index. */
    String counted(int most) {
        return "select 1 from %s where %s and %s order by %s limit %d"
                .formatted(whose.from, whose.condition, condition, order.inIndex, most);
    }
}
