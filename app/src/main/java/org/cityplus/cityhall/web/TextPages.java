package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.cityhall.CityHall;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.LocalizedText;
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

/** The city's own texts, in both languages. */
@Controller
@RequestMapping("/desk/city/texts")
class TextPages {
    private final City city;
    private final CityHall hall;

    TextPages(City city, CityHall hall) {
        this.city = city;
        this.hall = hall;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("texts", city.edition().texts());
        return "cityhall/texts";
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model model) {
        Edition edition = city.edition();
        LocalizedText text = edition.texts().get(key);
        if (text == null) {
            throw Refusal.notFound();
        }
        return page(model, RowForm.of(false, Map.of("key", key, "zh", text.zh(), "en", text.en()), edition.revision()));
    }

    @PostMapping("/{key}")
    String change(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String key,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        String zh = form.getOrDefault("zh", "");
        String en = form.getOrDefault("en", "");
        try {
            hall.putText(officer, key, zh, en, Sent.reason(form));
            return "redirect:/desk/city/texts";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            RowForm shown = RowForm.of(
                    false,
                    Map.of("key", key, "zh", zh, "en", en),
                    Sent.reason(form).seen());
            return page(model, shown.refused("save", form.getOrDefault("why", ""), refusal));
        }
    }

    private static String page(Model model, RowForm form) {
        model.addAttribute("form", form);
        return "cityhall/text";
    }
}
