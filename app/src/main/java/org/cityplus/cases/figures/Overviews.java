package org.cityplus.cases.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;

/** Puts figures and open cases together: two statements, whatever is shown. */
@Component
public class Overviews {
    private final FigureBook book;
    private final OpenCases open;
    private final City city;
    private final Clock clock;

    Overviews(FigureBook book, OpenCases open, City city, Clock clock) {
        this.book = book;
        this.open = open;
        this.city = city;
        this.clock = clock;
    }

    /** @param service the one service; empty for all */
    public Overview of(Collection<AgencyId> agencies, Period period, String service) {
        List<FigureBook.Line> every = book.list(agencies, period);
        List<OpenCases.Pile> everyPile = open.list(agencies);
        Set<String> services = new TreeSet<>();
        every.forEach(line -> services.add(line.service()));
        everyPile.forEach(pile -> services.add(pile.service()));
        Predicate<String> wanted = id -> service.isEmpty() || service.equals(id);
        List<FigureBook.Line> lines =
                every.stream().filter(line -> wanted.test(line.service())).toList();
        List<OpenCases.Pile> piles =
                everyPile.stream().filter(pile -> wanted.test(pile.service())).toList();
        return new Overview(
                services,
                sum(lines),
                steps(lines, period),
                sumOf(piles),
                stages(piles),
                byService(lines, piles),
                byAgency(lines, piles),
                grounds(lines));
    }

    private static Figures sum(List<FigureBook.Line> lines) {
        Figures figures = new Figures();
        lines.forEach(line -> figures.add(line.measure(), line.part(), line.amount()));
        return figures;
    }

    private static OpenCases.Counts sumOf(List<OpenCases.Pile> piles) {
        return piles.stream().map(OpenCases.Pile::counts).reduce(OpenCases.Counts.NONE, OpenCases.Counts::plus);
    }

    private List<Overview.Step> steps(List<FigureBook.Line> lines, Period period) {
        Map<LocalDate, List<FigureBook.Line>> byStep =
                lines.stream().collect(Collectors.groupingBy(FigureBook.Line::step));
        return period.steps(LocalDate.now(clock.withZone(city.zone()))).stream()
                .map(day -> {
                    Figures figures = sum(byStep.getOrDefault(day, List.of()));
                    return new Overview.Step(day, figures.of(Measure.RECEIVED), figures.decided());
                })
                .toList();
    }

    private static Map<Stage, OpenCases.Counts> stages(List<OpenCases.Pile> piles) {
        Map<Stage, OpenCases.Counts> stages = new EnumMap<>(Stage.class);
        piles.forEach(pile -> stages.merge(pile.stage(), pile.counts(), OpenCases.Counts::plus));
        return stages;
    }

    private static List<Overview.OfService> byService(List<FigureBook.Line> lines, List<OpenCases.Pile> piles) {
        return grouped(lines, piles, FigureBook.Line::service, OpenCases.Pile::service, Overview.OfService::new);
    }

    private static List<Overview.OfAgency> byAgency(List<FigureBook.Line> lines, List<OpenCases.Pile> piles) {
        return grouped(lines, piles, FigureBook.Line::agency, OpenCases.Pile::agency, Overview.OfAgency::new);
    }

    private interface Row<K, R> {
        R of(K key, Figures figures, OpenCases.Counts open);
    }

    private static <K extends Comparable<K>, R> List<R> grouped(
            List<FigureBook.Line> lines,
            List<OpenCases.Pile> piles,
            Function<FigureBook.Line, K> lineKey,
            Function<OpenCases.Pile, K> pileKey,
            Row<K, R> row) {
        Map<K, List<FigureBook.Line>> figures = lines.stream().collect(Collectors.groupingBy(lineKey));
        Map<K, List<OpenCases.Pile>> open = piles.stream().collect(Collectors.groupingBy(pileKey));
        Set<K> keys = new TreeSet<>(figures.keySet());
        keys.addAll(open.keySet());
        return keys.stream()
                .map(key -> row.of(
                        key, sum(figures.getOrDefault(key, List.of())), sumOf(open.getOrDefault(key, List.of()))))
                .toList();
    }

    private static List<Overview.Ground> grounds(List<FigureBook.Line> lines) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        lines.stream()
                .filter(line -> line.measure() == Measure.REFUSED)
                .forEach(line -> counts.computeIfAbsent(line.service(), _ -> new TreeMap<>())
                        .merge(line.part(), line.amount(), Long::sum));
        List<Overview.Ground> grounds = new ArrayList<>();
        counts.forEach((service, parts) ->
                parts.forEach((ground, count) -> grounds.add(new Overview.Ground(service, ground, count))));
        grounds.removeIf(ground -> ground.count() == 0);
        grounds.sort(Comparator.comparingLong(Overview.Ground::count).reversed());
        return List.copyOf(grounds);
    }
}
