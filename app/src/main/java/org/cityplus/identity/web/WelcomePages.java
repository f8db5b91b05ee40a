package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.cityplus.identity.StaffLinks;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a one-time link leads. What it holds stands behind the address's #, which no browser sends and no log keeps; the
 * page's script puts it into the field, and without scripts it is typed.
 */
@Controller
class WelcomePages {
    private final StaffLinks links;
    private final Floods floods;

    WelcomePages(StaffLinks links, Floods floods) {
        this.links = links;
        this.floods = floods;
    }

    @GetMapping("/desk/welcome")
    String link(Model model) {
        return page(model, "", "", null, List.of());
    }

    @PostMapping("/desk/welcome")
    String open(
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String word,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            floods.check("welcome", Floods.addressOf(request), Floods.Limit.perMinute(10));
            response.setHeader("Cache-Control", "no-store");
            return page(model, link, word, links.open(link, word), List.of());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(model, link, word, null, refusal.fieldsOr("link"));
        }
    }

    @PostMapping("/desk/welcome/proofs")
    String use(
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        try {
            floods.check("welcome", Floods.addressOf(request), Floods.Limit.perMinute(10));
            model.addAttribute("codes", links.use(link, word, password, repeated, code));
            return "identity/welcomed";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            List<FieldError> errors = refusal.fieldsOr("link");
            boolean isShut = errors.stream()
                    .anyMatch(error ->
                            error.field().equals("link") || error.field().equals("word"));
            return page(model, link, word, isShut ? null : links.open(link, word), errors);
        }
    }

    private static String page(
            Model model, String link, String word, StaffLinks.@Nullable Offer offer, List<FieldError> errors) {
        model.addAttribute("link", link);
        model.addAttribute("word", word);
        model.addAttribute("offer", offer);
        model.addAttribute("errors", errors);
        return "identity/welcome";
    }
}
