package org.cityplus.cases.figures.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.OpenCases;
import org.cityplus.cases.figures.Overview;
import org.cityplus.cases.figures.Period;
import org.cityplus.cases.figures.Wordings;
import org.cityplus.city.AgencyId;
import org.cityplus.web.Page;

/** What the desk's page of figures shows. @param services that may be chosen @param agency empty for all choices together @param service empty for all */
public record FigureView(
        List<AgencyId> choices,
        List<String> services,
        String agency,
        Period period,
        String service,
        Overview overview) {
    private static final List<Measure> OTHERS = List.of(
            Measure.MORE_ASKED,
            Measure.ACCEPTED_SILENTLY,
            Measure.NOT_ACCEPTED,
            Measure.WITHDRAWN,
            Measure.LAPSED,
            Measure.NO_SHOW,
            Measure.EXTENDED,
            Measure.RECONSIDERATION_ASKED,
            Measure.RECONSIDERED,
            Measure.MOVED_IN,
            Measure.MOVED_OUT);

    /** A name, a number and perhaps what it is made of. @param key the last word of the name's text */
    public record Line(String key, String value, String sub) {}

    public record Row(String name, String href, Figures figures, OpenCases.Counts open) {}

    /** The stages cases lie at, with how many of them. */
    public List<Line> stages() {
        return overview.stages().entrySet().stream()
                .map(each -> new Line(
                        each.getKey().word(), Long.toString(each.getValue().open()), ""))
                .toList();
    }

    public List<Line> others() {
        return OTHERS.stream()
                .map(measure -> new Line(
                        measure.word(),
                        Long.toString(overview.all().of(measure)),
                        String.join(" ", overview.all().parts(measure).keySet())))
                .toList();
    }

    /** Such as 「维持 2，改为批准 1」. */
    public String partsSaid(String word, Wordings words, Page page) {
        Measure measure = Measure.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        return overview.all().parts(measure).entrySet().stream()
                .filter(part -> !part.getKey().isEmpty() && part.getValue() != 0)
                .map(part -> page.t(words.part("", measure, part.getKey())) + " " + part.getValue())
                .collect(Collectors.joining(" · "));
    }

    public List<Row> serviceRows(Wordings words, Page page) {
        return overview.byService().stream()
                .map(each -> new Row(
                        page.t(words.service(each.service())),
                        href(agency, each.service()),
                        each.figures(),
                        each.open()))
                .toList();
    }

    public List<Row> agencyRows(Wordings words, Page page) {
        return overview.byAgency().stream()
                .map(each -> new Row(
                        page.t(words.agency(each.agency())),
                        href(each.agency().value(), service),
                        each.figures(),
                        each.open()))
                .toList();
    }

    /** How long the bar of a ground is, of 400. */
    public String share(long count) {
        long most = overview.grounds().stream()
                .mapToLong(Overview.Ground::count)
                .max()
                .orElse(1);
        return String.format(Locale.ROOT, "%.1f", 400.0 * count / most);
    }

    public static String days(OptionalInt days) {
        return days.isPresent() ? Integer.toString(days.getAsInt()) : "–";
    }

    /** What is shown, as a file. */
    public String csvHref() {
        return "/desk/figures.csv" + query(agency, service);
    }

    private String href(String ofAgency, String ofService) {
        return "/desk/figures" + query(ofAgency, ofService);
    }

    private String query(String ofAgency, String ofService) {
        return "?period=" + period.word() + "&agency=" + encoded(ofAgency) + "&service=" + encoded(ofService);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
