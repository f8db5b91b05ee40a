package org.cityplus.cityhall.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cityplus.cityhall.Affects;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;

/**
 * A form about one row, as it is shown: what stands there or was typed, and what was wrong with it.
 *
 * @param isNew the row is not there yet
 * @param seen the revision the form was made for
 * @param affected how many a change would affect, to be confirmed; 0 for none
 * @param act which of the page's forms was sent, such as {@code save} or {@code close}; empty for none
 */
public record RowForm(
        boolean isNew,
        Map<String, String> cells,
        long seen,
        String why,
        long affected,
        String act,
        List<FieldError> errors) {
    /** Before a kind of visit: the name of the field with its counters. */
    private static final String FOR = "for.";

    static RowForm of(boolean isNew, Map<String, String> cells, long seen) {
        return new RowForm(isNew, cells, seen, "", 0, "", List.of());
    }

    /** The same after a refusal; nothing typed is lost. */
    RowForm refused(String sent, String typedWhy, Refusal refusal) {
        List<FieldError> shown = refusal.fieldsOr("why").stream()
                .map(error -> sent.equals("save") || !error.field().equals("why")
                        ? error
                        : new FieldError("why-" + sent, error.message()))
                .toList();
        long total = refusal instanceof Affects affects ? affects.total() : 0;
        return new RowForm(isNew, cells, seen, typedWhy, total, sent, shown);
    }

    public String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    public boolean isClosed() {
        return !cell("closed").isEmpty();
    }

    /** The counters of this kind of visit's own, as they stand in {@code counters_for} or were typed. */
    public String countersFor(String kind) {
        String typed = cells.get(FOR + kind);
        if (typed != null) {
            return typed;
        }
        return Arrays.stream(cell("counters_for").split(" ", -1))
                .filter(each -> each.startsWith(kind + "="))
                .map(each -> each.substring(kind.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** The ends of the stretch with this number of {@code hours}; empty when there is none. */
    public String end(int stretch, int end) {
        String typed = cells.get((end == 0 ? "from" : "to") + stretch);
        if (typed != null) {
            return typed;
        }
        String[] stretches = cell("hours").split(" ", -1);
        if (stretch >= stretches.length || !stretches[stretch].contains("-")) {
            return "";
        }
        return stretches[stretch].split("-", -1)[end];
    }

    /** The cells that were typed, with the stretches and the counters by kind put together as the file writes them. */
    static Map<String, String> typed(Map<String, String> form, int stretches) {
        Map<String, String> cells = new LinkedHashMap<>();
        form.forEach((name, value) -> cells.put(name, value.strip()));
        StringBuilder hours = new StringBuilder();
        for (int i = 0; i < stretches; i++) {
            String from = cells.getOrDefault("from" + i, "");
            String to = cells.getOrDefault("to" + i, "");
            if (!from.isEmpty() || !to.isEmpty()) {
                hours.append(hours.isEmpty() ? "" : " ")
                        .append(from)
                        .append('-')
                        .append(to);
            }
        }
        if (stretches > 0) {
            cells.put("hours", hours.toString());
        }
        if (cells.keySet().stream().anyMatch(name -> name.startsWith(FOR))) {
            cells.put(
                    "counters_for",
                    cells.entrySet().stream()
                            .filter(each -> each.getKey().startsWith(FOR)
                                    && !each.getValue().isEmpty())
                            .map(each -> each.getKey().substring(FOR.length()) + "=" + each.getValue())
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        return cells;
    }
}
