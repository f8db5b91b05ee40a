package org.cityplus.cases.desk;

import java.time.Instant;
import org.cityplus.cases.lifecycle.CaseRow;
import org.jspecify.annotations.Nullable;

/** The next right thing to do, and why it is. */
public record NextThing(
        CaseRow row, Reason reason, @Nullable Instant visitAt) {
    /** In the order they press. */
    public enum Reason {
        LATE,
        DUE_TODAY,
        VISITOR_NOW,
        CAME_EARLIER,
        VISITOR_LATER,
        /** Nobody has to come for it. */
        DUE
    }
}
