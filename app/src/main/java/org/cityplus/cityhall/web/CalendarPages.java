package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.city.YearPlan;
import org.cityplus.cityhall.CityHall;
import org.cityplus.cityhall.CityHall.TypedYear;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The working calendar: the announced years, and what differs from the weekend rule in each. */
@Controller
@RequestMapping("/desk/city/calendar")
class CalendarPages {
    private final City city;
    private final CityHall hall;
    private final Clock clock;

    CalendarPages(City city, CityHall hall, Clock clock) {
        this.city = city;
        this.hall = hall;
        this.clock = clock;
    }

    @GetMapping
    String years(Model model) {
        Edition edition = city.edition();
        model.addAttribute("years", edition.years());
        model.addAttribute("calendar", edition.calendar());
        model.addAttribute(
                "thisYear", LocalDate.now(clock.withZone(city.zone())).getYear());
        return "cityhall/years";
    }

    @GetMapping("/new")
    String blank(Model model) {
        Edition edition = city.edition();
        int next = edition.years().keySet().stream()
                .mapToInt(year -> year + 1)
                .max()
                .orElse(0);
        String year = String.valueOf(
                next == 0 ? LocalDate.now(clock.withZone(city.zone())).getYear() : next);
        return page(model, RowForm.of(true, Map.of("year", year), edition.revision()));
    }

    @GetMapping("/{year}")
    String year(@PathVariable int year, Model model) {
        return page(model, known(year));
    }

    /** Adds a year, or corrects one: which of the two, the form says. */
    @PostMapping
    String put(
            @AuthenticationPrincipal Officer officer,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        String year = form.getOrDefault("year", "");
        try {
            hall.putYear(
                    officer,
                    new TypedYear(
                            year,
                            form.getOrDefault("days", ""),
                            form.getOrDefault("working_days", ""),
                            form.getOrDefault("source", ""),
                            form.getOrDefault("checked", "")),
                    Sent.reason(form));
            return "redirect:/desk/city/calendar/" + year.strip() + "?done=save";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            boolean isNew = city.edition().years().keySet().stream()
                    .noneMatch(each -> each.toString().equals(year.strip()));
            RowForm shown = RowForm.of(isNew, form, Sent.reason(form).seen());
            return page(model, shown.refused("save", form.getOrDefault("why", ""), refusal));
        }
    }

    private RowForm known(int year) {
        Edition edition = city.edition();
        YearPlan plan = edition.years().get(year);
        if (plan == null) {
            throw Refusal.notFound();
        }
        return RowForm.of(
                false,
                Map.of(
                        "year",
                        String.valueOf(year),
                        "days",
                        plan.lines(),
                        "working_days",
                        String.valueOf(edition.calendar().workingDaysOf(year)),
                        "source",
                        plan.source(),
                        "checked",
                        plan.checked()),
                edition.revision());
    }

    private static String page(Model model, RowForm form) {
        model.addAttribute("form", form);
        return "cityhall/year";
    }
}
