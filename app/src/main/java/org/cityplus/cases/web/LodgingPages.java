package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Changes;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What becomes of a draft: a case, nothing, a printed form, or the same under a newer version. */
@Controller
@RequestMapping("/drafts/{id}")
class LodgingPages {
    private final Drafts drafts;
    private final ServiceCatalog services;
    private final Lodging lodging;
    private final FormModel form;
    private final PrintedForms printed;
    private final ApplicantFacts facts;

    LodgingPages(
            Drafts drafts,
            ServiceCatalog services,
            Lodging lodging,
            FormModel form,
            PrintedForms printed,
            ApplicantFacts facts) {
        this.drafts = drafts;
        this.services = services;
        this.lodging = lodging;
        this.form = form;
        this.printed = printed;
        this.facts = facts;
    }

    @PostMapping("/lodge")
    String lodge(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model) {
        try {
            CaseRow row = lodging.lodge(resident.id(), id);
            return "redirect:/cases/" + row.id() + "?lodged";
        } catch (Refusal refusal) {
            Draft draft = drafts.look(resident.id(), id);
            if (refusal.kind() == Refusal.Kind.CONFLICT
                    && drafts.findOvertakenBy(draft).isPresent()) {
                return "redirect:/drafts/" + id + "/renew";
            }
            boolean ended = services.findEnding(drafts.definition(draft)).isPresent();
            if (refusal.kind() != Refusal.Kind.INVALID && !ended) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            if (refusal.fields().isEmpty() && !ended) {
                model.addAttribute("obstacle", refusal.message());
            }
            return form.check(resident, draft, drafts.definition(draft), refusal.fields(), model);
        }
    }

    @PostMapping("/discard")
    String discard(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        drafts.discard(resident.id(), id);
        return "redirect:/";
    }

    /** What changed since the draft was begun. */
    @GetMapping("/renew")
    String overtaken(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        Draft draft = drafts.look(resident.id(), id);
        Optional<ServiceDefinition> newer = drafts.findOvertakenBy(draft);
        if (newer.isEmpty() || draft.findLodgedAs().isPresent()) {
            return "redirect:/drafts/" + id;
        }
        form.common(resident, draft, newer.get(), model);
        model.addAttribute("changes", changes(draft, newer.get()));
        return "cases/renew";
    }

    private List<Message> changes(Draft draft, ServiceDefinition newer) {
        ServiceDefinition old = drafts.definition(draft);
        Map<String, String> kept = Changes.kept(old, newer, draft.answers());
        return Changes.between(
                new Changes.Under(old, form.filled(draft, old)),
                new Changes.Under(newer, form.filled(draft.withAnswers(kept), newer)),
                facts.today());
    }

    @PostMapping("/renew")
    String renew(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        drafts.renew(resident.id(), id);
        return "redirect:/drafts/" + id;
    }

    /** The form on paper, filled in as far as it is. */
    @GetMapping("/print")
    String print(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        Draft draft = drafts.look(resident.id(), id);
        if (draft.findLodgedAs().isPresent()) {
            return "redirect:/cases/" + draft.findLodgedAs().get();
        }
        ServiceDefinition service = drafts.definition(draft);
        form.common(resident, draft, service, model);
        model.addAttribute("sheets", printed.filled(service, form.filled(draft, service)));
        model.addAttribute("back", "/drafts/" + id + "/check");
        model.addAttribute("blank", false);
        model.addAttribute("errors", List.of());
        return "cases/print";
    }
}
