package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.desk.CounterMatters;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Receipt;
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

/** One case of the person before a clerk: take the fee, book the visit. */
@Controller
@RequestMapping("/desk/counter/{visit}/matters/{case}")
class CounterMatterPages {
    private final CounterMatters matters;
    private final ServiceCatalog services;
    private final Visits visits;
    private final CaseBook book;

    CounterMatterPages(CounterMatters matters, ServiceCatalog services, Visits visits, CaseBook book) {
        this.book = book;
        this.matters = matters;
        this.services = services;
        this.visits = visits;
    }

    @GetMapping
    String matter(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        return page(clerk, visit, new CaseId(id), day, List.of(), model);
    }

    @PostMapping("/fee")
    String takeFee(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestParam(required = false) Receipt.@Nullable Means means,
            HttpServletResponse response,
            Model model) {
        return answer(clerk, visit, id, null, "means", response, model, () -> {
            if (means == null) {
                throw new Refusal(Refusal.Kind.INVALID, Message.of("desk.counter.means-rule"));
            }
            matters.takeFee(clerk, visit, new CaseId(id), means);
        });
    }

    @PostMapping("/visit")
    String book(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            HttpServletResponse response,
            Model model) {
        return answer(clerk, visit, id, day, "from", response, model, () -> {
            if (from == null) {
                throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.visit.none-chosen"));
            }
            matters.book(clerk, visit, new CaseId(id), from);
        });
    }

    private String answer(
            Officer clerk,
            UUID visit,
            UUID id,
            @Nullable LocalDate day,
            String field,
            HttpServletResponse response,
            Model model,
            Runnable act) {
        matters.get(clerk, visit, new CaseId(id));
        try {
            act.run();
            return "redirect:/desk/counter/" + visit + "/matters/" + id;
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(clerk, visit, new CaseId(id), day, refusal.fieldsOr(field), model);
        }
    }

    private String page(
            Officer clerk, UUID visit, CaseId id, @Nullable LocalDate wanted, List<FieldError> errors, Model model) {
        CaseRow row = matters.settled(matters.open(clerk, visit, id));
        boolean recused = matters.isRecused(clerk, row);
        List<LocalDate> days = canBook(row) && !recused ? visits.days() : List.of();
        @Nullable LocalDate day = null;
        List<Slot> slots = List.of();
        if (!days.isEmpty()) {
            Process process = book.getRecord(row).file().process();
            day = wanted != null && days.contains(wanted) ? wanted : visits.firstFree(row.office(), process, days);
            slots = visits.list(row.office(), process, day);
        }
        model.addAttribute("visit", visit);
        model.addAttribute("row", row);
        model.addAttribute("service", services.get(row.service(), row.version()));
        model.addAttribute("recused", recused);
        model.addAttribute("order", !recused && row.stage() == Stage.AWAITING_PAYMENT ? matters.getOrder(row) : null);
        model.addAttribute("receipt", matters.findReceipt(row).orElse(null));
        model.addAttribute("days", days);
        model.addAttribute("day", day);
        model.addAttribute("slots", slots);
        model.addAttribute("errors", errors);
        return "cases/desk/counter-matter";
    }

    private static boolean canBook(CaseRow row) {
        return row.stage() == Stage.AWAITING_VISIT || row.stage() == Stage.AWAITING_ATTENDANCE;
    }
}
