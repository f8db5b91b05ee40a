package org.cityplus.cases.desk;

import java.time.Instant;
import java.util.List;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;

/** An agency's day: who comes, and what has been decided. */
public record Day(List<Visitor> visitors, Decided decided) {
    /** Somebody expected at one of the agency's offices. */
    public record Visitor(Instant at, CaseRow row) {}

    /** @param inTime those decided no later than the day promised */
    public record Decided(int granted, int refused, int inTime) {}

    /** Those still to be served, in the order of their times. */
    public List<Visitor> waiting() {
        return visitors.stream()
                .filter(visitor -> visitor.row().stage() == Stage.AWAITING_ATTENDANCE)
                .toList();
    }
}
