package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cityplus.identity.Officer;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.identity.StaffProposals;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the system and the audit administrator answer what is proposed about administrators' accounts. */
@Controller
@RequestMapping("/desk/proposals")
class ProposalPages {
    private final StaffProposals proposals;
    private final StaffDirectory directory;

    ProposalPages(StaffProposals proposals, StaffDirectory directory) {
        this.proposals = proposals;
        this.directory = directory;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Officer officer, Model model) {
        return page(officer, model, null, "", List.of());
    }

    @PostMapping("/{proposal}/confirm")
    String confirm(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(officer, proposal, why, response, model, () -> {
            String word = proposals.confirm(officer, proposal, why, null);
            if (word == null) {
                return "redirect:/desk/proposals";
            }
            model.addAttribute("word", word);
            return page(officer, model, null, "", List.of());
        });
    }

    @PostMapping("/{proposal}/decline")
    String decline(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(officer, proposal, why, response, model, () -> {
            proposals.decline(officer, proposal, why, null);
            return "redirect:/desk/proposals";
        });
    }

    private String answer(
            Officer officer,
            UUID proposal,
            String why,
            HttpServletResponse response,
            Model model,
            Supplier<String> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(officer, model, proposal, why, refusal.fieldsOr("why", proposal));
        }
    }

    /** @param answered the proposal whose answer is to be mended; null for none */
    private String page(Officer officer, Model model, @Nullable UUID answered, String typed, List<FieldError> errors) {
        model.addAttribute("me", officer.id());
        model.addAttribute("open", ProposalLine.of(proposals.listOpen(), directory));
        model.addAttribute("settled", ProposalLine.of(proposals.listSettled(), directory));
        model.addAttribute("answered", answered);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "identity/proposals";
    }
}
