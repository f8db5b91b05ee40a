package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Passkeys;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.cityplus.web.Page;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The counter: a person shows a document, a clerk sees to their account. */
@Controller
class CounterPages {
    private final Counter counter;
    private final Residents residents;
    private final Passkeys passkeys;
    private final PersonLines people;
    private final PersonRecusal recusal;
    private final Floods floods;

    CounterPages(
            Counter counter,
            Residents residents,
            Passkeys passkeys,
            PersonLines people,
            PersonRecusal recusal,
            Floods floods) {
        this.counter = counter;
        this.residents = residents;
        this.passkeys = passkeys;
        this.people = people;
        this.recusal = recusal;
        this.floods = floods;
    }

    @GetMapping("/desk/counter")
    String counter(Model model) {
        return start(model, Map.of(), List.of());
    }

    @PostMapping("/desk/counter")
    String receive(
            @AuthenticationPrincipal Officer clerk,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            floods.check("counter", clerk.getName(), Floods.Limit.perMinute(20));
            return "redirect:"
                    + path(counter.receive(clerk, kind, number, name, why).id());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return start(
                    model,
                    Map.of("kind", kind, "number", number, "name", name, "why", why),
                    refusal.fieldsOr("number"));
        }
    }

    @GetMapping("/desk/counter/{visit}")
    String visit(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, Model model) {
        return visitPage(clerk, visit, model, Map.of(), List.of());
    }

    @PostMapping("/desk/counter/{visit}/code")
    String sendCode(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @RequestParam(defaultValue = "") String phone,
            Page page,
            HttpServletResponse response,
            Model model) {
        try {
            UUID challenge = counter.sendCode(clerk, visit, phone, page.locale());
            return visitPage(clerk, visit, model, Map.of("phone", phone, "challenge", challenge.toString()), List.of());
        } catch (Refusal refusal) {
            return again(clerk, visit, model, Map.of("phone", phone), refusal, "phone", response);
        }
    }

    @PostMapping("/desk/counter/{visit}/phone")
    String changePhone(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @RequestParam UUID challenge,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            Page page,
            HttpServletResponse response,
            Model model) {
        try {
            counter.changePhone(clerk, visit, challenge, phone, code, page.locale());
            return "redirect:" + path(visit) + "?changed";
        } catch (Refusal refusal) {
            return again(
                    clerk,
                    visit,
                    model,
                    Map.of("phone", phone, "challenge", challenge.toString()),
                    refusal,
                    "code",
                    response);
        }
    }

    @PostMapping("/desk/counter/{visit}/mandates")
    String entrust(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @RequestParam(defaultValue = "CARE") Mandate.Kind as,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            HttpServletResponse response,
            Model model) {
        try {
            counter.entrust(clerk, visit, as, kind, number, name, until);
            return "redirect:" + path(visit);
        } catch (Refusal refusal) {
            return again(
                    clerk,
                    visit,
                    model,
                    Map.of("as", as.name(), "kind", kind, "number", number, "name", name),
                    refusal,
                    "number",
                    response);
        }
    }

    @PostMapping("/desk/counter/{visit}/mandates/{id}/end")
    String endMandate(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID id) {
        counter.revoke(clerk, visit, id);
        return "redirect:" + path(visit);
    }

    @PostMapping("/desk/counter/{visit}/mandates/{id}/consent")
    String consent(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID id) {
        counter.consent(clerk, visit, id);
        return "redirect:" + path(visit);
    }

    @PostMapping("/desk/counter/{visit}/end")
    String end(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit) {
        counter.end(clerk, visit);
        return "redirect:/desk/counter";
    }

    /** What clerks did to the reader's own account. */
    @GetMapping("/me/counter")
    String done(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("done", counter.listDone(resident.id()));
        return "identity/counter-done";
    }

    private String again(
            Officer clerk,
            UUID visit,
            Model model,
            Map<String, String> typed,
            Refusal refusal,
            String field,
            HttpServletResponse response) {
        RefusedForm.answer(refusal, response);
        return visitPage(clerk, visit, model, typed, refusal.fieldsOr(field));
    }

    private static String start(Model model, Map<String, String> typed, List<FieldError> errors) {
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "identity/counter";
    }

    private String visitPage(Officer clerk, UUID id, Model model, Map<String, String> typed, List<FieldError> errors) {
        CounterVisit visit = counter.get(clerk, id);
        model.addAttribute("visit", visit);
        model.addAttribute("profile", residents.getProfile(visit.person()));
        model.addAttribute("passkeys", passkeys.list(visit.person()).size());
        model.addAttribute("people", people.list(visit.person()));
        model.addAttribute("recused", recusal.isClose(clerk, visit.person()));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "identity/counter-visit";
    }

    private static String path(UUID visit) {
        return "/desk/counter/" + visit;
    }
}
