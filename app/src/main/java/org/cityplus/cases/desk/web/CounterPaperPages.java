package org.cityplus.cases.desk.web;

import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.identity.Officer;
import org.cityplus.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Slips and receipts to be printed for the person before a clerk. */
@Controller
@RequestMapping("/desk/counter/{visit}")
class CounterPaperPages {
    private final CounterPapers papers;

    CounterPaperPages(CounterPapers papers) {
        this.papers = papers;
    }

    @GetMapping("/cases/{form}.pdf")
    ResponseEntity<byte[]> slip(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID form,
            @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.slip(clerk, visit, form, lang, page);
    }

    @GetMapping("/bundles/{bundle}.pdf")
    ResponseEntity<byte[]> bundle(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID bundle,
            @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.bundle(clerk, visit, bundle, lang, page);
    }

    @GetMapping("/matters/{case}/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.receipt(clerk, visit, new CaseId(id), lang, page);
    }
}
