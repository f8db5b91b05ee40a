package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Offers;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A life event: what it is, what is asked first, and which services come of it. */
@Controller
class LifeEventPages {
    private final LifeEventCatalog events;
    private final Offers offers;
    private final Bundles bundles;
    private final ApplicantFacts facts;
    private final BundleModel form;
    private final BundlePresenter presenter;

    LifeEventPages(
            LifeEventCatalog events,
            Offers offers,
            Bundles bundles,
            ApplicantFacts facts,
            BundleModel form,
            BundlePresenter presenter) {
        this.events = events;
        this.offers = offers;
        this.bundles = bundles;
        this.facts = facts;
        this.form = form;
        this.presenter = presenter;
    }

    @GetMapping("/life-events/{event}")
    String event(@PathVariable String event, Model model) {
        LifeEvent found = events.get(event);
        model.addAttribute("event", found);
        model.addAttribute("services", offers.services(found));
        model.addAttribute("today", facts.today());
        return "cases/life-event";
    }

    /** The questions that find out which services belong. */
    @GetMapping("/life-events/{event}/begin")
    String begin(@AuthenticationPrincipal Resident resident, @PathVariable String event, Model model) {
        return questions(resident, events.get(event), Map.of(), List.of(), model);
    }

    @PostMapping("/life-events/{event}/begin")
    String begun(
            @AuthenticationPrincipal Resident resident,
            @PathVariable String event,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "for", required = false) @Nullable UUID forWhom,
            @RequestParam(required = false) @Nullable UUID child,
            HttpServletResponse response,
            Model model) {
        LifeEvent found = events.get(event);
        try {
            UUID person = forWhom == null ? resident.id() : forWhom;
            return "redirect:/bundles/"
                    + bundles.begin(resident.id(), found, person, child, typed).id() + "/services";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return questions(resident, found, typed, refusal.fields(), model);
        }
    }

    private String questions(
            Resident resident, LifeEvent event, Map<String, String> typed, List<FieldError> errors, Model model) {
        Map<String, String> answers = new HashMap<>();
        event.questions().forEach(field -> answers.put(field.id(), typed.getOrDefault(field.id(), "")));
        model.addAttribute("event", event);
        model.addAttribute("errors", errors);
        model.addAttribute("draft", Draft.unkept(resident.id(), resident.id(), event.id(), "", answers, form.now()));
        model.addAttribute("people", offers.people(resident.id()));
        model.addAttribute("children", event.hasChild() ? offers.children(resident.id()) : List.of());
        model.addAttribute("forWhom", typed.getOrDefault("for", ""));
        model.addAttribute("child", typed.getOrDefault("child", ""));
        return "cases/life-event-begin";
    }

    /** Which services come of the answers, and why others do not. */
    @GetMapping("/bundles/{id}/services")
    String services(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        return choices(resident, bundles.get(resident.id(), id), List.of(), model);
    }

    @PostMapping("/bundles/{id}/services")
    String choose(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(name = "service", required = false) @Nullable Set<String> chosen,
            HttpServletResponse response,
            Model model) {
        try {
            bundles.choose(resident.id(), id, chosen == null ? Set.of() : chosen);
            return "redirect:/bundles/" + id + "/form";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return choices(resident, bundles.get(resident.id(), id), refusal.fieldsOr("services"), model);
        }
    }

    private String choices(Resident resident, Bundle bundle, List<FieldError> errors, Model model) {
        form.common(resident, bundle, model);
        model.addAttribute("offers", bundles.offers(bundle));
        model.addAttribute("leftOut", presenter.leftOut(resident, bundle));
        model.addAttribute("fresh", bundle.parts().isEmpty());
        model.addAttribute("errors", errors);
        model.addAttribute("today", facts.today());
        return "cases/bundle-services";
    }
}
