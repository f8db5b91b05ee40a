package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.cityhall.CityHall;
import org.cityplus.cityhall.CityHall.Expect;
import org.cityplus.cityhall.CityHall.Row;
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

/** Offices: the list, and a form for each. */
@Controller
@RequestMapping("/desk/city/offices")
class OfficePages {
    private static final String HERE = "/desk/city/offices/";

    /** A day is rarely open in more stretches. */
    private static final int STRETCHES = 3;

    private final City city;
    private final CityHall hall;
    private final Choices choices;

    OfficePages(City city, CityHall hall, Choices choices) {
        this.city = city;
        this.hall = hall;
        this.choices = choices;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "false") boolean closed,
            Model model) {
        Edition edition = city.edition();
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        model.addAttribute(
                "lines",
                edition.offices().values().stream()
                        .filter(office -> closed || office.isOpen())
                        .filter(office ->
                                agency.isEmpty() || office.agency().value().equals(agency))
                        .filter(office ->
                                district.isEmpty() || office.district().value().equals(district))
                        .filter(office -> text(office).contains(wanted))
                        .map(office -> new OfficeLine(
                                office,
                                city.getAgency(office.agency()).name(),
                                city.findDistrict(office.district())
                                        .orElseThrow()
                                        .name()))
                        .toList());
        model.addAttribute("total", edition.openOffices().size());
        model.addAttribute("words", words);
        model.addAttribute("agency", agency);
        model.addAttribute("district", district);
        model.addAttribute("closed", closed);
        model.addAttribute("agencies", withAll("cityhall.all-agencies", choices.agencies(edition)));
        model.addAttribute("districts", withAll("cityhall.all-districts", choices.districts()));
        return "cityhall/offices";
    }

    private static List<Choice> withAll(String key, List<Choice> choices) {
        return Stream.concat(Stream.of(Choice.none(key)), choices.stream()).toList();
    }

    private static String text(Office office) {
        return (office.id() + " " + office.name().zh() + " " + office.name().en() + " "
                        + office.address().zh() + " " + office.address().en())
                .toLowerCase(Locale.ROOT);
    }

    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String agency, Model model) {
        Edition edition = city.edition();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("agency", agency);
        city.findAgency(new AgencyId(agency))
                .flatMap(Agency::district)
                .ifPresent(district -> cells.put("district", district.value()));
        cells.put("hours", "09:00-12:00 13:30-17:00");
        cells.put("slot_minutes", "15");
        cells.put("counters", "1");
        return page(model, RowForm.of(true, cells, edition.revision()));
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal Officer officer,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        Map<String, String> cells = RowForm.typed(form, STRETCHES);
        Map<String, String> whole = new LinkedHashMap<>(cells);
        if (cells.getOrDefault("id", "").isEmpty()) {
            whole.put("id", suggested(cells));
        }
        RowForm shown = RowForm.of(true, cells, Sent.reason(form).seen());
        return answer(shown, "save", form, response, model, () -> {
            hall.put(officer, Row.OFFICE, whole, Expect.NEW, Sent.reason(form));
            return whole.getOrDefault("id", "");
        });
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        return page(model, known(id));
    }

    @PostMapping("/{id}")
    String change(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        Map<String, String> cells = new LinkedHashMap<>(known(id).cells());
        cells.putAll(RowForm.typed(form, STRETCHES));
        cells.put("id", id);
        RowForm shown = RowForm.of(false, cells, Sent.reason(form).seen());
        return answer(shown, "save", form, response, model, () -> {
            hall.put(officer, Row.OFFICE, cells, Expect.KNOWN, Sent.reason(form));
            return id;
        });
    }

    @PostMapping("/{id}/close")
    String close(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        return answer(known(id), "close", form, response, model, () -> {
            hall.close(officer, Row.OFFICE, id, Sent.reason(form));
            return id;
        });
    }

    @PostMapping("/{id}/reopen")
    String reopen(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        return answer(known(id), "reopen", form, response, model, () -> {
            hall.reopen(officer, Row.OFFICE, id, Sent.reason(form));
            return id;
        });
    }

    private String answer(
            RowForm shown,
            String act,
            Map<String, String> form,
            HttpServletResponse response,
            Model model,
            Supplier<String> work) {
        try {
            return "redirect:" + HERE + work.get() + "?done=" + act;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(model, shown.refused(act, form.getOrDefault("why", ""), refusal));
        }
    }

    private RowForm known(String id) {
        Edition edition = city.edition();
        Office office = edition.offices().get(new OfficeId(id));
        if (office == null) {
            throw Refusal.notFound();
        }
        return RowForm.of(false, office.cells(), edition.revision());
    }

    /** By where it stands; whoever opens a second one there gives it a name of its own. */
    private static String suggested(Map<String, String> cells) {
        return "hall-" + cells.getOrDefault("district", "") + "-1";
    }

    private String page(Model model, RowForm form) {
        Edition edition = city.edition();
        model.addAttribute("form", form);
        model.addAttribute("agencies", choices.agencies(edition));
        model.addAttribute("districts", choices.districts());
        model.addAttribute("visits", choices.visits(form.cell("counters_for")));
        model.addAttribute("stretches", STRETCHES);
        return "cityhall/office";
    }
}
