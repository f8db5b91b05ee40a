package org.cityplus.cases.figures.open;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What was published of a month, as it was published. @param csv the same as a file */
public record OpenMonth(YearMonth month, Instant publishedAt, List<OpenRow> rows, String csv) {
    public OpenMonth {
        rows = List.copyOf(rows);
    }

    public Optional<Shown> find(String agency, String service, String measure) {
        return rows.stream()
                .filter(row -> row.isOf(agency, service, measure))
                .map(OpenRow::shown)
                .findFirst();
    }
}
