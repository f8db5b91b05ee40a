package org.cityplus.cases.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.cases.figures.FigureBook.Of;
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
        Map<Of, Map<String, Figures>> figures = figures(book.sums(agencies, period, service));
        List<OpenCases.Pile> piles = open.list(agencies).stream()
                .filter(pile -> service.isEmpty() || pile.service().equals(service))
                .toList();
        Map<String, Figures> byService = figures.getOrDefault(Of.SERVICE, Map.of());
        Figures all = new Figures();
        byService.values().forEach(all::add);
        return new Overview(
                all,
                steps(figures.getOrDefault(Of.STEP, Map.of()), period),
                sum(piles),
                stages(piles),
                rows(byService, piles, OpenCases.Pile::service, Overview.OfService::new),
                rows(
                        figures.getOrDefault(Of.AGENCY, Map.of()),
                        piles,
                        pile -> pile.agency().value(),
                        (agency, counted, lies) -> new Overview.OfAgency(new AgencyId(agency), counted, lies)),
                grounds(byService));
    }

    private static Map<Of, Map<String, Figures>> figures(List<FigureBook.Sum> sums) {
        Map<Of, Map<String, Figures>> figures = new EnumMap<>(Of.class);
        sums.forEach(sum -> figures.computeIfAbsent(sum.of(), _ -> new TreeMap<>())
                .computeIfAbsent(sum.key(), _ -> new Figures())
                .add(sum.measure(), sum.part(), sum.amount()));
        return figures;
    }

    private static OpenCases.Counts sum(List<OpenCases.Pile> piles) {
        return piles.stream().map(OpenCases.Pile::counts).reduce(OpenCases.Counts.NONE, OpenCases.Counts::plus);
    }

    private List<Overview.Step> steps(Map<String, Figures> byStep, Period period) {
        return period.steps(LocalDate.now(clock.withZone(city.zone()))).stream()
                .map(day -> {
                    Figures figures = byStep.getOrDefault(day.toString(), new Figures());
                    return new Overview.Step(day, figures.of(Measure.RECEIVED), figures.decided());
                })
                .toList();
    }

    private static Map<Stage, OpenCases.Counts> stages(List<OpenCases.Pile> piles) {
        Map<Stage, OpenCases.Counts> stages = new EnumMap<>(Stage.class);
        piles.forEach(pile -> stages.merge(pile.stage(), pile.counts(), OpenCases.Counts::plus));
        return stages;
    }

    private interface Row<R> {
        R of(String key, Figures figures, OpenCases.Counts open);
    }

    private static <R> List<R> rows(
            Map<String, Figures> figures,
            List<OpenCases.Pile> piles,
            Function<OpenCases.Pile, String> pileKey,
            Row<R> row) {
        Map<String, List<OpenCases.Pile>> lies = piles.stream().collect(Collectors.groupingBy(pileKey));
        Set<String> keys = new TreeSet<>(figures.keySet());
        keys.addAll(lies.keySet());
        return keys.stream()
                .map(key ->
                        row.of(key, figures.getOrDefault(key, new Figures()), sum(lies.getOrDefault(key, List.of()))))
                .toList();
    }

    private static List<Overview.Ground> grounds(Map<String, Figures> byService) {
        return byService.entrySet().stream()
                .flatMap(each -> each.getValue().parts(Measure.REFUSED).entrySet().stream()
                        .map(part -> new Overview.Ground(each.getKey(), part.getKey(), part.getValue())))
                .filter(ground -> ground.count() != 0)
                .sorted(Comparator.comparingLong(Overview.Ground::count).reversed())
                .toList();
    }
}
