package org.cityplus.cases.desk;

import java.util.List;
import java.util.Optional;
import org.cityplus.cases.lifecycle.CaseRow;

/** A page of the queue, and where the next one begins if there is one. */
public record QueuePage(List<CaseRow> rows, Optional<QueuePlace> next) {
    static QueuePage of(View view, List<CaseRow> oneMore, int size) {
        if (oneMore.size() <= size) {
            return new QueuePage(oneMore, Optional.empty());
        }
        List<CaseRow> rows = oneMore.subList(0, size);
        return new QueuePage(rows, Optional.of(QueuePlace.of(view, rows.getLast())));
    }
}
