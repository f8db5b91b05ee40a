package org.cityplus.privacy.web;

import org.cityplus.identity.Resident;
import org.cityplus.privacy.ConsentLedger;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All I ever consented to; one tap takes it back, another puts it back. */
@Controller
@RequestMapping("/me/consents")
class LedgerPages {
    private static final String PAGE = "redirect:/me/consents";

    private final ConsentLedger ledger;

    LedgerPages(ConsentLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping
    String consents(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("consents", ledger.list(resident.id()));
        return "privacy/consents";
    }

    @PostMapping("/withdraw")
    String withdraw(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String item) {
        ledger.withdraw(resident.id(), kind, item);
        return PAGE;
    }

    @PostMapping("/undo")
    String undo(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String item) {
        ledger.undo(resident.id(), kind, item);
        return PAGE;
    }
}
