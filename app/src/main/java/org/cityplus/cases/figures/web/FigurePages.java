package org.cityplus.cases.figures.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.OpenCases;
import org.cityplus.cases.figures.Overview;
import org.cityplus.cases.figures.Period;
import org.cityplus.cases.figures.Wordings;
import org.cityplus.identity.Officer;
import org.cityplus.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How it goes at the agency, for whoever heads it or the agency above. */
@Controller
class FigurePages {
    /** Decisions that took longer are shown together. */
    private static final int LONGEST_SHOWN = 20;

    private final FigureAsked asked;
    private final Wordings words;

    FigurePages(FigureAsked asked, Wordings words) {
        this.asked = asked;
        this.words = words;
    }

    @GetMapping("/desk/figures")
    String figures(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "days") String period,
            @RequestParam(defaultValue = "") String service,
            Page page,
            Model model) {
        FigureView view = asked.answer(officer, agency, period, service);
        model.addAttribute("view", view);
        model.addAttribute("words", words);
        model.addAttribute("flow", flow(view, page));
        model.addAttribute("ages", ages(view.overview().open(), page));
        model.addAttribute("days", days(view.overview().all(), page));
        return "figures/desk";
    }

    /** The same to be worked on elsewhere. */
    @GetMapping("/desk/figures.csv")
    ResponseEntity<String> csv(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "days") String period,
            @RequestParam(defaultValue = "") String service) {
        FigureView view = asked.answer(officer, agency, period, service);
        return ResponseEntity.ok()
                .contentType(OpenFiles.CSV)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"figures-" + view.period().word() + ".csv\"")
                .header("Cache-Control", "no-store")
                .body(FigureCsv.of(view));
    }

    private static Plot flow(FigureView view, Page page) {
        boolean months = view.period() == Period.YEAR;
        List<Overview.Step> steps = view.overview().steps();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Overview.Step step = steps.get(i);
            LocalDate day = step.day();
            boolean ticked = months || steps.size() <= 10 || i % 7 == 0;
            String tick = months ? day.getMonthValue() + "" : day.getMonthValue() + "/" + day.getDayOfMonth();
            String label = months ? month(YearMonth.from(day), page) : page.date(day);
            bars.add(new Bar(label, ticked ? tick : "", List.of(step.received(), step.decided())));
        }
        return new Plot(
                page.t("figures.flow"),
                page.t(months ? "figures.of-month" : "figures.of-day"),
                List.of(page.t("figures.measure.received"), page.t("figures.measure.decided")),
                bars);
    }

    /** Such as 「2026 年 11 月」. */
    public static String month(YearMonth month, Page page) {
        return DateTimeFormatter.ofPattern(page.t("figures.month"), page.locale())
                .format(month);
    }

    static Plot ages(OpenCases.Counts open, Page page) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < OpenCases.AGES.size(); i++) {
            bars.add(new Bar(age(i, page), age(i, page), List.of(open.ages().get(i))));
        }
        return new Plot(page.t("figures.ages"), page.t("figures.age"), List.of(page.t("figures.open")), bars);
    }

    /** Such as 「5–9 天」. */
    static String age(int i, Page page) {
        int from = OpenCases.AGES.get(i);
        return i + 1 < OpenCases.AGES.size()
                ? page.t("figures.age.between", from, OpenCases.AGES.get(i + 1) - 1)
                : page.t("figures.age.from", from);
    }

    private static Plot days(Figures figures, Page page) {
        Map<Integer, Long> counts = new TreeMap<>();
        figures.parts(Measure.DAYS)
                .forEach((part, count) ->
                        counts.merge(Math.min(LONGEST_SHOWN, Integer.parseInt(part)), count, Long::sum));
        List<Bar> bars = new ArrayList<>();
        for (int day = 0; day <= LONGEST_SHOWN; day++) {
            String label = day == LONGEST_SHOWN ? page.t("figures.days.from", day) : page.t("figures.days.one", day);
            boolean ticked = day % 5 == 0;
            String tick = day == LONGEST_SHOWN ? day + "+" : day + "";
            bars.add(new Bar(label, ticked ? tick : "", List.of(counts.getOrDefault(day, 0L))));
        }
        return new Plot(
                page.t("figures.days"), page.t("figures.days.taken"), List.of(page.t("figures.measure.decided")), bars);
    }
}
