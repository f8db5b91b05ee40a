package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Deciding a case. What does not go through comes back with everything that was typed. */
@Controller
@RequestMapping("/desk/cases/{id}")
class DecisionPages {
    private final Desk desk;
    private final DeskCases cases;
    private final ServiceCatalog services;

    DecisionPages(Desk desk, DeskCases cases, ServiceCatalog services) {
        this.desk = desk;
        this.cases = cases;
        this.services = services;
    }

    @PostMapping("/decision")
    @Nullable
    ModelAndView decide(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam int seenSequence,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletResponse response,
            Model model) {
        var form = new DecisionForm(decision, ground, reason);
        try {
            desk.decide(officer, new CaseId(id), seenSequence, form.toDecision());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            model.addAttribute("form", form);
            return again(officer, desk.lookOn(officer, new CaseId(id)), seenSequence, refusal, part, response, model);
        }
        String onwards = "/desk?done=" + id;
        if (part) {
            response.setHeader("HX-Redirect", onwards);
            return null;
        }
        var redirect = new RedirectView(onwards);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }

    private ModelAndView again(
            Officer officer,
            CaseRecord record,
            int seenSequence,
            Refusal refusal,
            boolean part,
            HttpServletResponse response,
            Model model) {
        boolean conflict = record.row().sequence() != seenSequence;
        model.addAttribute("errors", refusal.fields());
        if (refusal.kind() == Refusal.Kind.CONFLICT && !conflict) {
            model.addAttribute("actErrors", refusal.fieldsOr("decision"));
        }
        model.addAttribute("conflict", conflict);
        model.addAttribute("deskCase", cases.of(officer, record));
        // Only who is shown how the case stands now may decide on that.
        model.addAttribute("seen", conflict ? record.row().sequence() : seenSequence);
        if (part) {
            response.setHeader("HX-Retarget", "#decision-pane");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        var answer = new ModelAndView(part ? "cases/desk/pane" : "cases/desk/case", model.asMap());
        answer.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
        return answer;
    }

    /** What the applicant will read, while it is being written. */
    @PostMapping("/preview")
    String preview(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        CaseRow row = desk.getOwn(officer, new CaseId(id));
        model.addAttribute("row", row);
        model.addAttribute("service", services.get(row.service(), row.version()));
        model.addAttribute("form", new DecisionForm(decision, ground, reason));
        return "cases/desk/preview";
    }
}
