package org.cityplus.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.IdentityDocument;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.look.ProtectedPeople;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of protected people. */
@Controller
@RequestMapping("/desk/audit/protected")
class ProtectedPages {
    private final ProtectedPeople people;

    ProtectedPages(ProtectedPeople people) {
        this.people = people;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Officer officer, Model model) {
        return page(officer, model, new ProtectedTyped("", "", ""), List.of());
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String documentKind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(
                officer,
                new ProtectedTyped(documentKind, kind, why),
                response,
                model,
                () -> people.add(officer, documentKind, number, kind, why));
    }

    @PostMapping("/{person}/end")
    String end(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(officer, new ProtectedTyped("", "", ""), response, model, () -> people.end(officer, person, why));
    }

    private String answer(
            Officer officer, ProtectedTyped typed, HttpServletResponse response, Model model, Runnable act) {
        try {
            act.run();
            return "redirect:/desk/audit/protected";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(officer, model, typed, refusal.fieldsOr("why"));
        }
    }

    private String page(Officer officer, Model model, ProtectedTyped typed, List<FieldError> errors) {
        model.addAttribute("people", people.list(officer));
        model.addAttribute("documents", IdentityDocument.KINDS);
        model.addAttribute("kinds", ProtectedPeople.KINDS);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "oversight/protected";
    }
}
