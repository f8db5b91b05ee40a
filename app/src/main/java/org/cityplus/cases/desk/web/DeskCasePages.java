package org.cityplus.cases.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.desk.Declarations;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.web.PaperFiles;
import org.cityplus.identity.Officer;
import org.cityplus.web.Downloads;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case before an officer: declared, documents, history. Deciding is in {@link DecisionPages}. */
@Controller
@RequestMapping("/desk/cases/{id}")
class DeskCasePages {
    private final Desk desk;
    private final DeskCases cases;
    private final PaperFiles papers;

    DeskCasePages(Desk desk, DeskCases cases, PaperFiles papers) {
        this.desk = desk;
        this.cases = cases;
        this.papers = papers;
    }

    @GetMapping
    String show(@AuthenticationPrincipal Officer officer, @PathVariable UUID id, Model model) {
        return page(model, cases.of(officer, desk.look(officer, new CaseId(id))));
    }

    @GetMapping("/photo")
    ResponseEntity<byte[]> photo(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        return Downloads.picture(cases.photo(desk.lookOn(officer, new CaseId(id))));
    }

    /** A document's first page. */
    @GetMapping("/documents/{file}.jpg")
    ResponseEntity<byte[]> preview(
            @AuthenticationPrincipal Officer officer, @PathVariable UUID id, @PathVariable UUID file) {
        return Downloads.picture(cases.preview(desk.lookOn(officer, new CaseId(id)), file));
    }

    /** A document, to be saved. */
    @GetMapping("/documents/{file}")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Officer officer, @PathVariable UUID id, @PathVariable UUID file) {
        Documents.Content content = cases.document(desk.lookOn(officer, new CaseId(id)), file);
        return Downloads.attachment(
                content.bytes(),
                content.document().file().mediaType(),
                content.document().savedAs());
    }

    /** Shows the identity number whole; a POST, because it leaves a trace. */
    @PostMapping("/id-number")
    String idNumber(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        CaseRecord record = desk.seeIdNumber(officer, new CaseId(id));
        DeskCase shown = cases.of(officer, record);
        String number = shown.declared().stream()
                .filter(line -> line.field().type() == FieldType.ID_NUMBER)
                .map(line -> record.answers().getOrDefault(line.field().id(), ""))
                .findFirst()
                .orElse("");
        model.addAttribute("idNumber", Declarations.grouped(number));
        return part ? "cases/desk/id-number" : page(model, shown);
    }

    /** A receipt or letter as the applicant has it. */
    @GetMapping("/papers/{number}")
    String paper(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @PathVariable String number,
            Page page,
            Model model) {
        CaseRow row = desk.lookOn(officer, new CaseId(id)).row();
        model.addAttribute("letter", papers.letter(row, number, page));
        model.addAttribute("caseNumber", row.number());
        model.addAttribute("back", "/desk/cases/" + id);
        return "cases/desk/paper";
    }

    @GetMapping("/papers/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.pdf(desk.lookOn(officer, new CaseId(id)).row(), number, lang, page);
    }

    /** Says so when the case has moved on since the page was made; otherwise nothing (204). */
    @GetMapping("/moved-on")
    @Nullable
    String movedOn(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam int seen,
            HttpServletResponse response,
            Model model) {
        CaseRow row = desk.getReadable(officer, new CaseId(id));
        if (row.sequence() == seen) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        model.addAttribute("row", row);
        return "cases/desk/moved-on";
    }

    private static String page(Model model, DeskCase shown) {
        model.addAttribute("deskCase", shown);
        model.addAttribute("seen", shown.row().sequence());
        return "cases/desk/case";
    }
}
