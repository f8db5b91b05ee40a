package org.cityplus.cases.letter;

import java.util.ArrayList;
import java.util.List;

/** Rows on sheets: as many as there is room for, and none torn from the one it stands with. */
final class Pages {
    private Pages() {}

    /** @param room for rows on a sheet, in points */
    static List<List<Row>> of(List<Row> rows, float room) {
        List<List<Row>> sheets = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int end = end(rows, from, room);
            List<Row> sheet = rows.subList(from, end);
            sheets.add(sheet);
            from = end;
            while (from < rows.size() && rows.get(from).isGap()) {
                from++;
            }
        }
        return sheets;
    }

    private static int end(List<Row> rows, int from, float room) {
        float used = 0;
        int fits = from;
        while (fits < rows.size() && used + rows.get(fits).height() <= room) {
            used += rows.get(fits).height();
            fits++;
        }
        if (fits == rows.size()) {
            return fits;
        }
        int end = fits;
        while (end > from && rows.get(end - 1).keepsNext()) {
            end--;
        }
        // What is kept together but fills more than a sheet is torn where the sheet ends.
        return Math.max(end > from ? end : fits, from + 1);
    }
}
