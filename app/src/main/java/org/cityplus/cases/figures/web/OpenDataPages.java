package org.cityplus.cases.figures.web;

import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cityplus.cases.figures.open.OpenData;
import org.cityplus.cases.figures.open.OpenMonth;
import org.cityplus.cases.figures.open.Shown;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The city's figures for everybody. */
@Controller
class OpenDataPages {
    private static final int PLOTTED = 12;

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private final OpenData data;

    OpenDataPages(OpenData data) {
        this.data = data;
    }

    @GetMapping("/open-data")
    String latest(@RequestParam(defaultValue = "") String agency, Page page, Model model) {
        List<YearMonth> months = data.list();
        return show(months, months.stream().findFirst().flatMap(data::find), agency, page, model);
    }

    @GetMapping("/open-data/{month}")
    String month(@PathVariable String month, @RequestParam(defaultValue = "") String agency, Page page, Model model) {
        return show(data.list(), Optional.of(get(data, month)), agency, page, model);
    }

    /** The same address for ever, and what is there never changes. */
    @GetMapping("/open-data/{month}.csv")
    @ResponseBody
    ResponseEntity<String> csv(@PathVariable String month) {
        OpenMonth published = get(data, month);
        return ResponseEntity.ok()
                .contentType(OpenFiles.CSV)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .eTag(OpenFiles.tag(published))
                .header("Content-Disposition", "attachment; filename=\"cases-" + published.month() + ".csv\"")
                .body(published.csv());
    }

    /** @throws Refusal NOT_FOUND for a month that was not published, or is none */
    static OpenMonth get(OpenData data, String month) {
        return parsed(month)
                .flatMap(data::find)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, Message.of("figures.open.no-month", month)));
    }

    private static Optional<YearMonth> parsed(String month) {
        try {
            return MONTH.matcher(month).matches() ? Optional.of(YearMonth.parse(month)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String show(List<YearMonth> months, Optional<OpenMonth> shown, String agency, Page page, Model model) {
        model.addAttribute("months", months);
        model.addAttribute(
                "shown", shown.map(month -> new OpenView(month, agency)).orElse(null));
        model.addAttribute("flow", flow(months, page));
        return "figures/open";
    }

    /** The last months of the whole city; where only bounds were told, the lower one is drawn. */
    private Plot flow(List<YearMonth> months, Page page) {
        List<Bar> bars = new ArrayList<>();
        months.stream()
                .limit(PLOTTED)
                .sorted()
                .flatMap(month -> data.find(month).stream())
                .forEach(month -> bars.add(new Bar(
                        FigurePages.month(month.month(), page),
                        month.month().getMonthValue() + "",
                        List.of(least(month, "received"), least(month, "decided")))));
        return new Plot(
                page.t("figures.open.flow"),
                page.t("figures.of-month"),
                List.of(page.t("figures.measure.received"), page.t("figures.measure.decided")),
                bars);
    }

    private static long least(OpenMonth month, String measure) {
        return month.find("", "", measure).map(Shown::least).orElse(0L);
    }
}
