package org.cityplus.cases.figures.open;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;

/**
 * All that is told of a month. Only two things add up over services and agencies, received and decided; only a decided count that is
 * told is told by its parts; everything else stands alone. So each count left out is in one sum at most ({@link SmallCounts}).
 */
final class MonthTable {
    static final String RECEIVED = "received";
    static final String DECIDED = "decided";
    static final String MEDIAN = "days-median";
    static final String NINETY = "days-90-percent";

    private static final List<Measure> OUTCOMES = List.of(Measure.GRANTED, Measure.REFUSED);

    private static final List<Measure> TIMES = List.of(Measure.IN_TIME, Measure.LATE, Measure.UNTIMED);

    private static final List<Measure> ALONE = List.of(
            Measure.MORE_ASKED,
            Measure.ACCEPTED_SILENTLY,
            Measure.NOT_ACCEPTED,
            Measure.WITHDRAWN,
            Measure.LAPSED,
            Measure.NO_SHOW,
            Measure.RECONSIDERATION_ASKED);

    /** So many decisions were at least as quick, and so many at least as slow, as one that is told. */
    private static final int ON_EITHER_SIDE = 10;

    private final YearMonth month;
    private final List<Cell> cells = new ArrayList<>();

    private MonthTable(YearMonth month) {
        this.month = month;
    }

    /** @param figures by agency and service */
    static List<Cell> of(YearMonth month, Map<String, Map<String, Figures>> figures) {
        MonthTable table = new MonthTable(month);
        Map<String, Map<String, Figures>> sorted = new TreeMap<>(figures);
        table.totals(RECEIVED, sorted, each -> each.of(Measure.RECEIVED));
        table.totals(DECIDED, sorted, Figures::decided);
        sorted.forEach((agency, services) ->
                new TreeMap<>(services).forEach((service, each) -> table.service(agency, service, each)));
        return List.copyOf(table.cells);
    }

    private void totals(String measure, Map<String, Map<String, Figures>> figures, ToLongFunction<Figures> count) {
        Map<String, SmallCounts.Sum> sums = new LinkedHashMap<>();
        figures.forEach((agency, services) -> sums.put(
                agency,
                SmallCounts.sum(
                        services.values().stream().map(count::applyAsLong).toList())));
        SmallCounts.Sum city = sums.values().stream().reduce(new SmallCounts.Sum(0, 0, 0), SmallCounts.Sum::plus);
        cells.add(new Cell("", "", measure, "", city.whole()));
        sums.forEach((agency, sum) -> cells.add(new Cell(agency, "", measure, "", sum.bounds())));
    }

    private void service(String agency, String service, Figures each) {
        cells.add(new Cell(agency, service, RECEIVED, "", SmallCounts.alone(each.of(Measure.RECEIVED))));
        long decided = each.decided();
        cells.add(new Cell(agency, service, DECIDED, "", SmallCounts.alone(decided)));
        if (decided >= SmallCounts.LEAST_TOLD) {
            Map<String, Shown> outcomes = parts(agency, service, "", counts(each, OUTCOMES));
            Shown refused = outcomes.get(Measure.REFUSED.word());
            if (refused != null && refused.isExact() && refused.least() >= SmallCounts.LEAST_TOLD) {
                parts(agency, service, Measure.REFUSED.word(), each.parts(Measure.REFUSED));
            }
            parts(agency, service, "", counts(each, TIMES));
            days(agency, service, each);
        }
        ALONE.forEach(measure -> alone(agency, service, measure.word(), "", each.of(measure)));
        each.parts(Measure.RECONSIDERED)
                .forEach((part, count) -> alone(agency, service, Measure.RECONSIDERED.word(), part, count));
    }

    private static Map<String, Long> counts(Figures figures, List<Measure> measures) {
        Map<String, Long> counts = new LinkedHashMap<>();
        measures.forEach(measure -> counts.put(measure.word(), figures.of(measure)));
        return counts;
    }

    /** @param measure whose parts they are; empty where each is a measure of its own */
    private Map<String, Shown> parts(String agency, String service, String measure, Map<String, Long> counts) {
        String salt = String.join("|", month.toString(), agency, service, measure);
        Map<String, Shown> told = SmallCounts.parts(counts, salt).orElse(Map.of());
        counts.keySet().stream()
                .filter(told::containsKey)
                .forEach(part -> cells.add(
                        measure.isEmpty()
                                ? new Cell(agency, service, part, "", java.util.Objects.requireNonNull(told.get(part)))
                                : new Cell(
                                        agency,
                                        service,
                                        measure,
                                        part,
                                        java.util.Objects.requireNonNull(told.get(part)))));
        return told;
    }

    /** Not every decision has days of its own: those of old cases have none. Only those that have count here. */
    private void days(String agency, String service, Figures each) {
        long timed = each.of(Measure.DAYS);
        if (timed >= 2 * ON_EITHER_SIDE) {
            day(agency, service, MEDIAN, each.days(50));
        }
        if (timed >= 10 * ON_EITHER_SIDE) {
            day(agency, service, NINETY, each.days(90));
        }
    }

    private void day(String agency, String service, String measure, OptionalInt days) {
        days.ifPresent(taken -> cells.add(new Cell(agency, service, measure, "", Shown.exactly(taken))));
    }

    private void alone(String agency, String service, String measure, String part, long count) {
        if (count > 0) {
            cells.add(new Cell(agency, service, measure, part, SmallCounts.alone(count)));
        }
    }
}
