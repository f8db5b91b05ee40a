package org.cityplus.cases.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.privacy.PreservedCases;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases an agency's supervisors have kept longer than their time, and why. */
@Controller
@RequestMapping("/desk/preserved")
class PreservedPages {
    private static final String PAGE = "redirect:/desk/preserved";

    private final PreservedCases preserved;

    PreservedPages(PreservedCases preserved) {
        this.preserved = preserved;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal Officer supervisor,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "") String number,
            Model model) {
        return page(supervisor, PreservedCases.Place.of(day, after), Map.of("number", number), List.of(), model);
    }

    @PostMapping
    String preserve(
            @AuthenticationPrincipal Officer supervisor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            preserved.preserve(supervisor, number, PreservedCases.day(until), why);
            return PAGE;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(
                    supervisor,
                    PreservedCases.Place.START,
                    Map.of("number", number, "until", until, "why", why),
                    refusal.fieldsOr("number"),
                    model);
        }
    }

    @PostMapping("/{id}/end")
    String end(
            @AuthenticationPrincipal Officer supervisor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            preserved.end(supervisor, new CaseId(id), why);
            return PAGE;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(
                    supervisor,
                    PreservedCases.Place.START,
                    Map.of("why-" + id, why),
                    refusal.fieldsOr("why", id),
                    model);
        }
    }

    private String page(
            Officer supervisor,
            PreservedCases.Place place,
            Map<String, String> typed,
            List<FieldError> errors,
            Model model) {
        var cases = preserved.list(supervisor, place);
        model.addAttribute("cases", cases);
        model.addAttribute("more", cases.size() == PreservedCases.PAGE);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "cases/desk/preserved";
    }
}
