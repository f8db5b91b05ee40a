package org.cityplus.cases.desk.web;

import org.cityplus.cases.desk.Deadlines;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.Message;

/** The one remark a row of the queue carries. Public for templates only. */
public record Flag(String tone, Message text) {
    static Flag of(CaseRow row, TimeLeft left, Deadlines deadlines) {
        return switch (row.stage()) {
            case AWAITING_PAYMENT -> flag("", "to-pay");
            case AWAITING_VISIT -> flag("leaf", "paid");
            case GRANTED -> flag("leaf", "granted");
            case REFUSED -> flag("", "refused");
            case UNDER_REVIEW -> underReview(row, left, deadlines);
        };
    }

    private static Flag underReview(CaseRow row, TimeLeft left, Deadlines deadlines) {
        if (left.kind() == TimeLeft.Kind.LATE) {
            return flag("chili", "late");
        }
        return row.findVisitOn()
                .map(day -> switch (Integer.signum(day.compareTo(deadlines.today()))) {
                    case 0 -> flag("lamp", "visit-today");
                    case 1 -> flag("", "visit-on", day);
                    default -> flag("", "came", day);
                })
                .orElseGet(() -> flag("", "open"));
    }

    private static Flag flag(String tone, String key, Object... args) {
        return new Flag(tone, Message.of("desk.flag." + key, args));
    }
}
