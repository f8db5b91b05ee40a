package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.identity.Resident;
import org.cityplus.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts and letters of an applicant's case, for programs. */
@RestController
@RequestMapping("/api/cases/{id}/papers")
@Tag(name = "Cases")
class PaperApi {
    private final Applications applications;
    private final Papers papers;
    private final PaperFiles files;

    PaperApi(Applications applications, Papers papers, PaperFiles files) {
        this.applications = applications;
        this.papers = papers;
        this.files = files;
    }

    /** @param pdf where the paper is as a file */
    record PaperAnswer(String number, String kind, Instant issuedAt, String digest, boolean whole, String pdf) {}

    @Operation(summary = "Receipts and letters, and whether the actions they were written on are still the same")
    @GetMapping
    List<PaperAnswer> papers(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return papers.list(own(resident, id).id()).stream()
                .map(paper -> new PaperAnswer(
                        paper.number(),
                        paper.kind().word(),
                        paper.issuedAt(),
                        paper.digest(),
                        paper.whole(),
                        "/api/cases/" + id + "/papers/" + paper.number() + ".pdf"))
                .toList();
    }

    @Operation(summary = "A receipt or letter as PDF; the same bytes each time as long as nothing of it changes")
    @GetMapping("/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String number,
            @Parameter(description = "zh or en; without it, what Accept-Language prefers")
                    @RequestParam(defaultValue = "")
                    String lang,
            Page page) {
        return files.pdf(own(resident, id), number, lang, page);
    }

    /** Each answer tells of the case: by a representative, that is a look. */
    private CaseRow own(Resident resident, UUID id) {
        return applications.open(resident.id(), new CaseId(id));
    }
}
