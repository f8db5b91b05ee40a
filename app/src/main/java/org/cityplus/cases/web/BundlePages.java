package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.BundleForms;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.Sending;
import org.cityplus.cases.lifeevent.Sending.Outcome;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A life event before it is sent, and how far each of its services is afterwards. */
@Controller
@RequestMapping("/bundles/{id}")
class BundlePages {
    private final Bundles bundles;
    private final BundleForms forms;
    private final Standings standings;
    private final Sending sending;
    private final BundleModel model;
    private final BundlePresenter presenter;

    BundlePages(
            Bundles bundles,
            BundleForms forms,
            Standings standings,
            Sending sending,
            BundleModel model,
            BundlePresenter presenter) {
        this.bundles = bundles;
        this.forms = forms;
        this.standings = standings;
        this.sending = sending;
        this.model = model;
        this.presenter = presenter;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String sent,
            Model view) {
        Bundle bundle = bundles.get(resident.id(), id);
        if (!bundle.isSent() && standings.list(bundle).stream().noneMatch(Standing.Sent.class::isInstance)) {
            return "redirect:/bundles/" + id + "/form";
        }
        model.common(resident, bundle, view);
        view.addAttribute("lines", presenter.lines(resident, bundle));
        view.addAttribute("timeline", presenter.timeline(resident, bundle));
        view.addAttribute("sent", sent != null);
        return "cases/bundle";
    }

    /** All answers read back before they are sent, service by service. */
    @GetMapping("/check")
    String check(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model view) {
        Form form = forms.form(resident.id(), id);
        if (form.drafts().isEmpty()) {
            boolean sent =
                    standings.list(bundles.get(resident.id(), id)).stream().anyMatch(Standing.Sent.class::isInstance);
            return "redirect:/bundles/" + id + (sent ? "" : "/services");
        }
        return check(resident, id, form, Map.of(), view);
    }

    private String check(Resident resident, UUID id, Form form, Map<String, Outcome.NotSent> refused, Model view) {
        Bundle bundle = bundles.get(resident.id(), id);
        model.common(resident, bundle, view);
        List<BundleSummary> summaries = presenter.summaries(resident, bundle, form, refused);
        view.addAttribute("summaries", summaries);
        view.addAttribute("total", presenter.total(summaries));
        view.addAttribute("shut", presenter.shut(bundle));
        view.addAttribute("differing", presenter.differing(form));
        view.addAttribute("last", form.askedPages().getLast());
        view.addAttribute("failed", !refused.isEmpty());
        return "cases/bundle-check";
    }

    /** Sends what is ready. What is refused is told here, and everything else is sent all the same. */
    @PostMapping("/send")
    String send(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model view) {
        List<Outcome> outcomes = sending.send(resident.id(), id);
        Map<String, Outcome.NotSent> refused = outcomes.stream()
                .filter(Outcome.NotSent.class::isInstance)
                .map(Outcome.NotSent.class::cast)
                .collect(Collectors.toMap(outcome -> outcome.service().id(), outcome -> outcome));
        if (refused.isEmpty()) {
            return "redirect:/bundles/" + id + "?sent";
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        view.addAttribute(
                "sent",
                outcomes.stream()
                        .filter(Outcome.Sent.class::isInstance)
                        .map(outcome -> outcome.service().shortName())
                        .toList());
        return check(resident, id, forms.form(resident.id(), id), refused, view);
    }
}
