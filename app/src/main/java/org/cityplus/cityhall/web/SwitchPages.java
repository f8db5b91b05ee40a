package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.cityhall.CityHall;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the city pauses for a time. */
@Controller
@RequestMapping("/desk/city/switches")
class SwitchPages {
    private final City city;
    private final CityHall hall;
    private final Switches switches;

    SwitchPages(City city, CityHall hall, Switches switches) {
        this.city = city;
        this.hall = hall;
        this.switches = switches;
    }

    @GetMapping
    String list(Model model) {
        Edition edition = city.edition();
        return page(model, RowForm.of(false, Map.of(), edition.revision()));
    }

    @PostMapping("/{feature}")
    String flip(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String feature,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        try {
            hall.putSwitch(officer, feature, Boolean.parseBoolean(form.getOrDefault("on", "")), Sent.reason(form));
            return "redirect:/desk/city/switches";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            RowForm shown = RowForm.of(false, form, Sent.reason(form).seen());
            return page(model, shown.refused(feature.replace('.', '-'), form.getOrDefault("why", ""), refusal));
        }
    }

    private String page(Model model, RowForm form) {
        List<Switches.Line> lines = switches.list(city.edition());
        model.addAttribute("lines", lines);
        model.addAttribute("form", form);
        return "cityhall/switches";
    }
}
