package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.identity.Officer;
import org.cityplus.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Slips and receipts of the counter as PDF, for programs. */
@RestController
@RequestMapping("/api/desk/counter/{visit}")
@Tag(name = "Counter")
class CounterPaperApi {
    private static final String LANGUAGE = "zh or en; without it, what Accept-Language prefers";

    private final CounterPapers papers;

    CounterPaperApi(CounterPapers papers) {
        this.papers = papers;
    }

    @Operation(summary = "The slip of what was filed, as PDF; the same bytes each time")
    @GetMapping("/cases/{form}.pdf")
    ResponseEntity<byte[]> slip(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID form,
            @Parameter(description = LANGUAGE) @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.slip(clerk, visit, form, lang, page);
    }

    @Operation(summary = "The slip of a life event filed, as PDF")
    @GetMapping("/bundles/{bundle}.pdf")
    ResponseEntity<byte[]> bundle(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID bundle,
            @Parameter(description = LANGUAGE) @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.bundle(clerk, visit, bundle, lang, page);
    }

    @Operation(summary = "The receipt of a fee taken at a counter, as PDF; the look is on the person's record")
    @GetMapping("/matters/{case}/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @Parameter(description = LANGUAGE) @RequestParam(defaultValue = "") String lang,
            Page page) {
        return papers.receipt(clerk, visit, new CaseId(id), lang, page);
    }
}
