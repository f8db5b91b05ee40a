package org.cityplus.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Corrections;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What residents want the officer's agency to put right. */
@Controller
@RequestMapping("/desk/corrections")
class CorrectionDeskPages {
    private final Corrections corrections;
    private final Residents residents;
    private final City city;

    CorrectionDeskPages(Corrections corrections, Residents residents, City city) {
        this.corrections = corrections;
        this.residents = residents;
        this.city = city;
    }

    @GetMapping
    String waiting(@AuthenticationPrincipal Officer officer, Model model) {
        return page(officer, model, null, "", List.of());
    }

    @PostMapping("/{id}")
    String answer(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String answer,
            HttpServletResponse response,
            Model model) {
        try {
            corrections.answer(officer, id, state.equals("MADE"), answer);
            return "redirect:/desk/corrections";
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            return page(officer, model, id, answer, refusal.fieldsOr("answer"));
        }
    }

    private String page(Officer officer, Model model, @Nullable UUID answered, String typed, List<FieldError> errors) {
        List<Corrections.Correction> waiting = corrections.listWaiting(officer);
        model.addAttribute("recused", corrections.listRecused(officer, waiting));
        model.addAttribute(
                "requests",
                waiting.stream()
                        .map(one -> new CorrectionLine(
                                one, city.getAgency(one.agency()).name(), residents.nameOf(one.person())))
                        .toList());
        model.addAttribute("answered", answered);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "privacy/corrections";
    }
}
