package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
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

/** Whom a resident acts for, and who acts for them. */
@Controller
@RequestMapping("/me/people")
class PeoplePages {
    private static final String PAGE = "redirect:/me/people";

    private final Mandates mandates;
    private final GuardianConsents consents;
    private final PersonLines lines;
    private final Floods floods;

    PeoplePages(Mandates mandates, GuardianConsents consents, PersonLines lines, Floods floods) {
        this.mandates = mandates;
        this.consents = consents;
        this.lines = lines;
        this.floods = floods;
    }

    @GetMapping
    String people(@AuthenticationPrincipal Resident resident, Model model) {
        return page(resident, model, Map.of(), List.of());
    }

    @PostMapping
    String ask(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            HttpServletResponse response,
            Model model) {
        return orAgain(resident, response, model, Map.of("phone", phone), () -> {
            floods.check("mandate", resident.getName(), Floods.Limit.perMinute(5));
            mandates.ask(resident.id(), phone, lines.offered(service), until);
        });
    }

    @PostMapping("/child")
    String child(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            HttpServletResponse response,
            Model model) {
        return orAgain(resident, response, model, Map.of("name", name, "number", number), () -> {
            floods.check("registry", resident.getName(), Floods.Limit.perMinute(3));
            mandates.establishGuardian(resident.id(), name, number);
        });
    }

    @PostMapping("/{id}/confirm")
    String confirm(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        mandates.confirm(resident.id(), id);
        return PAGE;
    }

    @PostMapping("/{id}/decline")
    String decline(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        mandates.decline(resident.id(), id);
        return PAGE;
    }

    @PostMapping("/{id}/end")
    String end(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        mandates.end(resident.id(), id);
        return PAGE;
    }

    /** @param version the words on the page that was read */
    @PostMapping("/{id}/consent")
    String consent(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String version,
            HttpServletResponse response,
            Model model) {
        return orAgain(resident, response, model, Map.of(), () -> consents.give(resident.id(), id, version));
    }

    @PostMapping("/{id}/consent/revoke")
    String revokeConsent(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        consents.revoke(resident.id(), id);
        return PAGE;
    }

    private String orAgain(
            Resident resident, HttpServletResponse response, Model model, Map<String, String> typed, Runnable work) {
        try {
            work.run();
            return PAGE;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            String field = typed.containsKey("number") ? "number" : "phone";
            return page(resident, model, typed, refusal.fieldsOr(field));
        }
    }

    private String page(Resident resident, Model model, Map<String, String> typed, List<FieldError> errors) {
        model.addAttribute("people", lines.list(resident.id()));
        model.addAttribute("version", GuardianConsents.TEXT_VERSION);
        model.addAttribute("services", lines.services());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "identity/people";
    }
}
