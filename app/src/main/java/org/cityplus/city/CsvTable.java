package org.cityplus.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cityplus.kernel.Message;

/** Reads a table (RFC 4180, UTF-8) whose first line must name exactly the expected columns, in that order, optional ones last. */
final class CsvTable {
    private final Pack pack;
    private final String file;
    private final List<String> columns;
    private final List<String> allColumns;

    CsvTable(Pack pack, String file, String columns, String optional) {
        this.pack = pack;
        this.file = file;
        this.columns = List.of(columns.split(","));
        this.allColumns = optional.isEmpty() ? this.columns : List.of((columns + "," + optional).split(","));
    }

    /** What {@code reader} makes of each row, in the file's order. */
    <T> List<T> rows(Function<CsvRow, T> reader) {
        List<CSVRecord> records = records();
        if (records.isEmpty() || !hasColumns(records.getFirst())) {
            return List.of();
        }
        List<String> header = records.getFirst().toList();
        Set<String> seen = new HashSet<>();
        List<T> result = new ArrayList<>();
        for (CSVRecord row : records.subList(1, records.size())) {
            // No cell may hold a line break, so the record's number is its line.
            int line = Math.toIntExact(row.getRecordNumber());
            if (row.size() != header.size()) {
                pack.problems()
                        .add(
                                file,
                                line,
                                "row",
                                Message.of(
                                        "city.pack.cells", String.valueOf(header.size()), String.valueOf(row.size())));
                continue;
            }
            if (row.stream().anyMatch(cell -> cell.contains("\n"))) {
                pack.problems().add(file, line, "row", Message.of("city.pack.line-break"));
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                values.put(header.get(i), row.get(i));
            }
            result.add(reader.apply(new CsvRow(pack.problems(), file, line, values, seen)));
        }
        return List.copyOf(result);
    }

    private List<CSVRecord> records() {
        try (CSVParser parser = CSVParser.parse(pack.text(file), CSVFormat.RFC4180)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException e) {
            boolean missing = !pack.has(file);
            pack.problems()
                    .add(
                            file,
                            0,
                            "file",
                            missing
                                    ? Message.of("city.pack.table-missing", String.join(",", columns))
                                    : Message.of("city.pack.table"));
            return List.of();
        }
    }

    private boolean hasColumns(CSVRecord header) {
        List<String> found = header.toList();
        for (String column : found) {
            if (!allColumns.contains(column)) {
                pack.problems()
                        .add(file, 1, column, Message.of("city.pack.column-unknown", String.join(", ", allColumns)));
            }
        }
        for (String column : columns) {
            if (!found.contains(column)) {
                pack.problems()
                        .add(file, 1, column, Message.of("city.pack.column-missing", String.join(", ", columns)));
            }
        }
        boolean same = found.equals(allColumns.stream()
                .filter(column -> columns.contains(column) || found.contains(column))
                .toList());
        if (!same && new HashSet<>(allColumns).containsAll(found) && new HashSet<>(found).containsAll(columns)) {
            pack.problems().add(file, 1, "header", Message.of("city.pack.columns-order", String.join(",", columns)));
        }
        return same;
    }
}
