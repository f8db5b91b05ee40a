package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Verification;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident proves who they are. */
@Controller
@RequestMapping("/me/identity")
class VerificationPages {
    private final Verification verification;

    VerificationPages(Verification verification) {
        this.verification = verification;
    }

    @GetMapping
    String identity(@AuthenticationPrincipal Resident resident, Model model) {
        return page(resident, model, Map.of(), List.of());
    }

    @PostMapping
    String verify(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        try {
            verification.verify(resident.id(), kind, number, name);
            return "redirect:/me/identity";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            List<FieldError> errors = refusal.fieldsOr("number");
            return page(resident, model, Map.of("kind", kind, "number", number, "name", name), errors);
        }
    }

    private String page(Resident resident, Model model, Map<String, String> typed, List<FieldError> errors) {
        model.addAttribute("verified", verification.find(resident.id()).orElse(null));
        model.addAttribute("waits", verification.waitsForGuardian(resident.id()));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "identity/verify";
    }
}
