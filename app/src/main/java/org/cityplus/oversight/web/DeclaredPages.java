package org.cityplus.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.IdentityDocument;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.look.Declarations;
import org.cityplus.web.RefusedForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the security administrator takes down by what a member of staff is recognised as a resident. */
@Controller
@RequestMapping("/desk/staff/{staff}/declared")
class DeclaredPages {
    private final Declarations declarations;
    private final StaffDirectory directory;
    private final City city;

    DeclaredPages(Declarations declarations, StaffDirectory directory, City city) {
        this.declarations = declarations;
        this.directory = directory;
        this.city = city;
    }

    @GetMapping
    String declared(@AuthenticationPrincipal Officer officer, @PathVariable("staff") UUID id, Model model) {
        return page(officer, id, model, Likenesses.Typed.empty(), "", List.of());
    }

    @PostMapping
    String declare(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("staff") UUID id,
            @RequestParam(defaultValue = "") String documentKind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        Likenesses.Typed typed = new Likenesses.Typed(documentKind, number, phone, district, address);
        try {
            declarations.declare(officer, id, typed, why);
            return "redirect:/desk/staff/" + id + "/declared";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(officer, id, model, typed, why, refusal.fieldsOr("why"));
        }
    }

    private String page(
            Officer officer, UUID id, Model model, Likenesses.Typed typed, String why, List<FieldError> errors) {
        model.addAttribute("member", directory.get(id));
        model.addAttribute("marks", declarations.list(officer, id));
        model.addAttribute("documents", IdentityDocument.KINDS);
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute("typed", typed);
        model.addAttribute("why", why);
        model.addAttribute("errors", errors);
        return "oversight/declared";
    }
}
