package org.cityplus.cases.desk.web;

import org.cityplus.cases.desk.DaysLeft;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Turn;
import org.cityplus.kernel.Message;

/** The one remark a row of the queue carries. Public for templates only. */
public record Flag(String tone, Message text) {
    /** @param warn how many days before its last the desk is warned */
    static Flag of(CaseRow row, TimeLeft left, int warn, DaysLeft daysLeft) {
        if (left.kind() == TimeLeft.Kind.LATE && row.stage().turn() == Turn.AGENCY) {
            return flag("chili", "late");
        }
        if (row.wanted() > 0) {
            return flag("lamp", "extension", row.wanted());
        }
        if (left.kind() == TimeLeft.Kind.LEFT
                && left.days() <= warn
                && row.stage().turn() == Turn.AGENCY) {
            return flag("lamp", "due-soon", left.days());
        }
        return switch (row.stage()) {
            case GRANTED, DELIVERED -> flag("leaf", row.stage().word());
            case AWAITING_ATTENDANCE -> attendance(row, daysLeft);
            default -> flag("", row.stage().word());
        };
    }

    private static Flag attendance(CaseRow row, DaysLeft daysLeft) {
        return row.findVisitOn()
                .map(day -> switch (Integer.signum(day.compareTo(daysLeft.today()))) {
                    case 0 -> flag("lamp", "visit-today");
                    case 1 -> flag("", "visit-on", day);
                    default -> flag("", "came", day);
                })
                .orElseGet(() -> flag("", Stage.AWAITING_ATTENDANCE.word()));
    }

    private static Flag flag(String tone, String key, Object... args) {
        return new Flag(tone, Message.of("desk.flag." + key, args));
    }
}
