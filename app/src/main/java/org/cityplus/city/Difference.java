package org.cityplus.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One row that two editions have differently.
 *
 * @param record the row, such as {@code agency:exit-entry-500103}
 * @param before its cells, empty when it is new
 * @param after its cells, empty when it is gone
 */
public record Difference(String record, Map<String, String> before, Map<String, String> after) {
    /** What became of the row. */
    public enum Kind {
        ADDED,
        CHANGED,
        CLOSED,
        REMOVED
    }

    /** One cell: its column, and what it said and says. */
    public record Cell(String column, String from, String to) {}

    static List<Difference> between(Edition before, Edition after) {
        Map<String, Map<String, String>> old = before.rows();
        Map<String, Map<String, String>> now = after.rows();
        List<Difference> found = new ArrayList<>();
        now.forEach((record, cells) -> {
            Map<String, String> was = old.getOrDefault(record, Map.of());
            if (!was.equals(cells)) {
                found.add(new Difference(record, was, cells));
            }
        });
        old.forEach((record, cells) -> {
            if (!now.containsKey(record)) {
                found.add(new Difference(record, cells, Map.of()));
            }
        });
        return found;
    }

    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        if (after.isEmpty()) {
            return Kind.REMOVED;
        }
        return before.getOrDefault("closed", "").isEmpty()
                        && !after.getOrDefault("closed", "").isEmpty()
                ? Kind.CLOSED
                : Kind.CHANGED;
    }

    /** The cells that differ, by column. */
    public List<Cell> cells() {
        TreeSet<String> columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        return columns.stream()
                .map(column -> new Cell(column, before.getOrDefault(column, ""), after.getOrDefault(column, "")))
                .filter(cell -> !cell.from.equals(cell.to))
                .toList();
    }
}
