package org.cityplus.upgrade;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Deadline;

/** How a case stands for lists and terms: one line that a release writes down and a later one must come to again. */
record Standing(CaseRow row, List<Deadline> deadlines) {
    String line() {
        return "%s at=%s due=%s promised=%s visit=%s wanted=%d claimed=%s sequence=%d %s"
                .formatted(
                        row.stage(),
                        row.agency().value(),
                        row.findDueOn().map(Object::toString).orElse("-"),
                        row.findPromisedOn().map(Object::toString).orElse("-"),
                        row.findVisitOn().map(Object::toString).orElse("-"),
                        row.wanted(),
                        Objects.toString(row.claimedBy(), "-"),
                        row.sequence(),
                        deadlines.stream()
                                .map(deadline -> deadline.kind() + "=" + deadline.at())
                                .collect(Collectors.joining(" ")))
                .strip();
    }
}
