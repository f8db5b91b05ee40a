package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
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

/** Agencies: the tree, and a form for each. */
@Controller
@RequestMapping("/desk/city/agencies")
class AgencyPages {
    private static final String HERE = "/desk/city/agencies/";

    private final City city;
    private final CityHall hall;
    private final Choices choices;

    AgencyPages(City city, CityHall hall, Choices choices) {
        this.city = city;
        this.hall = hall;
        this.choices = choices;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean closed,
            Model model) {
        Edition edition = city.edition();
        model.addAttribute("lines", AgencyTree.lines(edition, words, closed));
        model.addAttribute("total", edition.openAgencies().size());
        model.addAttribute("words", words);
        model.addAttribute("closed", closed);
        return "cityhall/agencies";
    }

    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String parent, Model model) {
        Edition edition = city.edition();
        Agency above = edition.agencies().get(new AgencyId(parent));
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("parent", parent);
        cells.put("kind", above == null ? "" : above.kind());
        return page(model, RowForm.of(true, cells, edition.revision()));
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal Officer officer,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        Map<String, String> cells = RowForm.typed(form, 0);
        Map<String, String> whole = new LinkedHashMap<>(cells);
        if (cells.getOrDefault("id", "").isEmpty()) {
            whole.put("id", suggested(cells));
        }
        RowForm shown = RowForm.of(true, cells, Sent.reason(form).seen());
        return answer(shown, "save", form, response, model, () -> {
            hall.put(officer, Row.AGENCY, whole, Expect.NEW, Sent.reason(form));
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
        cells.putAll(RowForm.typed(form, 0));
        cells.put("id", id);
        RowForm shown = RowForm.of(false, cells, Sent.reason(form).seen());
        return answer(shown, "save", form, response, model, () -> {
            hall.put(officer, Row.AGENCY, cells, Expect.KNOWN, Sent.reason(form));
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
            hall.close(officer, Row.AGENCY, id, Sent.reason(form));
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
            hall.reopen(officer, Row.AGENCY, id, Sent.reason(form));
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
        Agency agency = edition.agencies().get(new AgencyId(id));
        if (agency == null) {
            throw Refusal.notFound();
        }
        return RowForm.of(false, agency.cells(), edition.revision());
    }

    /** By what it does and where; nobody need think of one. */
    private static String suggested(Map<String, String> cells) {
        String district = cells.getOrDefault("district", "");
        return cells.getOrDefault("kind", "") + (district.isEmpty() ? "" : "-" + district);
    }

    private String page(Model model, RowForm form) {
        Edition edition = city.edition();
        model.addAttribute("form", form);
        model.addAttribute("kinds", choices.kinds(edition));
        model.addAttribute("districts", choices.districtsOrCity());
        model.addAttribute("parents", choices.parents(edition, form.cell("id")));
        model.addAttribute("tints", choices.tints());
        model.addAttribute("icons", choices.icons());
        model.addAttribute(
                "offices",
                form.isNew()
                        ? java.util.List.of()
                        : edition.openOffices().stream()
                                .filter(office -> office.agency().value().equals(form.cell("id")))
                                .toList());
        return "cityhall/agency";
    }
}
