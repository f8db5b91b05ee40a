package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Remedies;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Page;
import org.cityplus.web.RefusedForm;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an applicant can still do: take it back, have a refusal looked at again, hold receipts and letters in hand. */
@Controller
@RequestMapping("/cases/{id}")
class RemedyPages {
    private final Applications applications;
    private final CaseBook book;
    private final CasePresenter presenter;
    private final Remedies remedies;
    private final PaperFiles papers;
    private final City city;

    RemedyPages(
            Applications applications,
            CaseBook book,
            CasePresenter presenter,
            Remedies remedies,
            PaperFiles papers,
            City city) {
        this.applications = applications;
        this.book = book;
        this.presenter = presenter;
        this.remedies = remedies;
        this.papers = papers;
        this.city = city;
    }

    @GetMapping("/withdraw")
    String withdrawal(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        return withdrawal(resident, id, "", List.of(), model);
    }

    @PostMapping("/withdraw")
    String withdraw(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            applications.withdraw(resident.id(), new CaseId(id), reason);
            return "redirect:/cases/" + id + "?did=withdrawn";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return withdrawal(resident, id, reason, refusal.fieldsOr("reason"), model);
        }
    }

    private String withdrawal(Resident resident, UUID id, String reason, List<FieldError> errors, Model model) {
        model.addAttribute("view", presenter.view(applications.open(resident.id(), new CaseId(id))));
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        return "cases/withdraw";
    }

    @GetMapping("/reconsideration")
    String reconsideration(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        return reconsideration(resident, id, "", List.of(), model);
    }

    @PostMapping("/reconsideration")
    String askAgain(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String statement,
            HttpServletResponse response,
            Model model) {
        try {
            applications.askReconsideration(resident.id(), new CaseId(id), statement);
            return "redirect:/cases/" + id + "?did=again";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return reconsideration(resident, id, statement, refusal.fieldsOr("statement"), model);
        }
    }

    private String reconsideration(Resident resident, UUID id, String statement, List<FieldError> errors, Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        CaseRecord record = book.getRecord(row);
        AgencyId body = remedies.body(record);
        model.addAttribute("view", presenter.view(row));
        model.addAttribute(
                "body",
                city.findAgency(body).map(Agency::name).orElseGet(() -> new LocalizedText(body.value(), body.value())));
        model.addAttribute("way", record.file().process().findReconsideration().orElse(null));
        model.addAttribute("statement", statement);
        model.addAttribute("errors", errors);
        return "cases/reconsideration";
    }

    @GetMapping("/papers/{number}")
    String paper(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String number,
            Page page,
            Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        model.addAttribute("letter", papers.letter(row, number, page));
        model.addAttribute("back", "/cases/" + id);
        return "cases/paper";
    }

    @GetMapping("/papers/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.pdf(applications.open(resident.id(), new CaseId(id)), number, lang, page);
    }
}
