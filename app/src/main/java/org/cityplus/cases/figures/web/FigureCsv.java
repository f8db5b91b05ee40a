package org.cityplus.cases.figures.web;

import org.cityplus.cases.figures.CsvCell;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.OpenCases;
import org.cityplus.cases.figures.Overview;

/** What a supervisor's page shows, as lines to work on elsewhere: a service, what was counted, which part of it, how often. */
final class FigureCsv {
    private static final String HEAD = "service,measure,part,count\r\n";

    private FigureCsv() {}

    static String of(FigureView view) {
        StringBuilder csv = new StringBuilder(HEAD);
        view.overview().byService().forEach(each -> write(csv, each));
        return csv.toString();
    }

    private static void write(StringBuilder csv, Overview.OfService of) {
        Figures figures = of.figures();
        for (Measure measure : Measure.values()) {
            figures.parts(measure).forEach((part, count) -> line(csv, of.service(), measure.word(), part, count));
        }
        OpenCases.Counts open = of.open();
        line(csv, of.service(), "open", "", open.open());
        line(csv, of.service(), "open-late", "", open.late());
    }

    private static void line(StringBuilder csv, String service, String measure, String part, long count) {
        csv.append(CsvCell.of(service))
                .append(',')
                .append(measure)
                .append(',')
                .append(CsvCell.of(part))
                .append(',')
                .append(count)
                .append("\r\n");
    }
}
