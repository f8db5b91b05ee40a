package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.OwedRefunds;
import org.cityplus.payments.Receipts;
import org.cityplus.payments.RefundId;
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

/** What was taken at the agency's counters on a day, and what it owes back; a supervisor sees to both. */
@Controller
@RequestMapping("/desk/receipts")
class ReceiptPages {
    private final Receipts receipts;
    private final OwedRefunds owed;
    private final CaseFees fees;
    private final CaseRefunds refunds;
    private final City city;
    private final Clock clock;

    ReceiptPages(Receipts receipts, OwedRefunds owed, CaseFees fees, CaseRefunds refunds, City city, Clock clock) {
        this.receipts = receipts;
        this.owed = owed;
        this.fees = fees;
        this.refunds = refunds;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal Officer supervisor,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        return page(supervisor, day, List.of(), model);
    }

    @PostMapping("/{id}/reverse")
    String reverse(
            @AuthenticationPrincipal Officer supervisor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return act(() -> fees.returnFee(supervisor, id, why), "why", id, supervisor, response, model);
    }

    @PostMapping("/refunds/{id}")
    String handOut(
            @AuthenticationPrincipal Officer supervisor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String how,
            HttpServletResponse response,
            Model model) {
        return act(() -> refunds.handOut(supervisor, new RefundId(id), how), "how", id, supervisor, response, model);
    }

    /** Of several forms on the page, the one that was sent says what was wrong. */
    private String act(
            Runnable act, String field, UUID id, Officer supervisor, HttpServletResponse response, Model model) {
        try {
            act.run();
            return "redirect:/desk/receipts";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(supervisor, null, refusal.fieldsOr(field, id), model);
        }
    }

    private String page(Officer supervisor, @Nullable LocalDate wanted, List<FieldError> errors, Model model) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        LocalDate day = wanted == null ? today : wanted;
        model.addAttribute("day", day);
        model.addAttribute("today", day.equals(today));
        model.addAttribute("receipts", receipts.list(supervisor.agency(), day));
        model.addAttribute("owed", owed.list(supervisor.agency()));
        model.addAttribute("errors", errors);
        return "cases/desk/receipts";
    }
}
