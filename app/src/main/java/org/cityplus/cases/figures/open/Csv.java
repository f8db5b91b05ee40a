package org.cityplus.cases.figures.open;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.figures.CsvCell;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A month as a file (RFC 4180, UTF-8 with the mark that spreadsheets want). */
final class Csv {
    private static final String MARK = "\uFEFF";

    private Csv() {}

    static String of(YearMonth month, List<OpenRow> rows) {
        return Stream.concat(Stream.of(Columns.LIST), rows.stream().map(row -> cells(month, row)))
                .map(cells -> cells.stream().map(CsvCell::of).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    private static List<String> cells(YearMonth month, OpenRow row) {
        return List.of(
                month.toString(),
                row.agency(),
                row.agencyName().zh(),
                row.agencyName().en(),
                row.service(),
                zh(row.serviceName()),
                en(row.serviceName()),
                row.measure(),
                row.measureName().zh(),
                row.measureName().en(),
                row.part(),
                zh(row.partName()),
                en(row.partName()),
                row.shown().text(),
                Long.toString(row.shown().least()),
                Long.toString(row.shown().most()));
    }

    private static String zh(@Nullable LocalizedText text) {
        return text == null ? "" : text.zh();
    }

    private static String en(@Nullable LocalizedText text) {
        return text == null ? "" : text.en();
    }
}
