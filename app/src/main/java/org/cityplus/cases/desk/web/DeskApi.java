package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.QueuePage;
import org.cityplus.cases.desk.QueuePlace;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.web.PaperFiles;
import org.cityplus.identity.Officer;
import org.cityplus.web.Downloads;
import org.cityplus.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk")
@Tag(name = "Desk", description = "For staff: the cases of the own agency. Every look is recorded for the applicant.")
class DeskApi {
    private final Queue queue;
    private final Desk desk;
    private final DeskCases cases;
    private final QueueViews lines;
    private final PaperFiles papers;

    DeskApi(Queue queue, Desk desk, DeskCases cases, QueueViews lines, PaperFiles papers) {
        this.queue = queue;
        this.desk = desk;
        this.cases = cases;
        this.lines = lines;
        this.papers = papers;
    }

    @Operation(
            summary = "The agency's queue, what is due first on top; 50 cases a page",
            description =
                    "`joint` are other agencies' cases whose review waits for this agency's opinion; every other view"
                            + " is of the agency's own cases. `agency` says whose a case is.")
    @GetMapping("/queue")
    ResponseEntity<DeskJson.QueueAnswer> queue(
            @AuthenticationPrincipal Officer officer,
            @Parameter(description = "Which part of it; what is none is taken as `all`")
                    @RequestParam(defaultValue = "all")
                    String view,
            @Parameter(description = "Only this service’s cases") @RequestParam(defaultValue = "") String service,
            @Parameter(description = "What `next` of the page before said") @RequestParam(defaultValue = "")
                    String after,
            Page page) {
        View shown = View.find(view).orElse(View.ALL);
        QueuePage rows = queue.list(
                new Queue.Filter(officer.agency(), officer.id(), shown, lines.known(service)), QueuePlace.parse(after));
        return unkept(new DeskJson.QueueAnswer(
                shown.word(),
                DeskJson.counts(queue.counts(officer.agency())),
                rows.rows().stream()
                        .map(row -> DeskJson.row(row, page.t(lines.service(row))))
                        .toList(),
                rows.next().map(QueuePlace::toString)));
    }

    @Operation(summary = "One case; writes the look to the audit trail")
    @GetMapping("/cases/{id}")
    ResponseEntity<DeskJson.CaseAnswer> show(
            @AuthenticationPrincipal Officer officer, @PathVariable UUID id, Page page) {
        return unkept(DeskJson.whole(cases.of(officer, desk.look(officer, new CaseId(id))), page));
    }

    @Operation(summary = "A document of a case; 409 until it is checked for malware, or when it has some")
    @GetMapping("/cases/{id}/documents/{file}")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Officer officer, @PathVariable UUID id, @PathVariable UUID file) {
        var content = cases.document(desk.lookOn(officer, new CaseId(id)), file);
        return Downloads.attachment(
                content.bytes(),
                content.document().file().mediaType(),
                content.document().savedAs());
    }

    @Operation(summary = "A receipt or letter as PDF; a look like any other")
    @GetMapping("/cases/{id}/papers/{number}.pdf")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @PathVariable String number,
            @Parameter(description = "zh or en; without it, what Accept-Language prefers")
                    @RequestParam(defaultValue = "")
                    String lang,
            Page page) {
        return papers.pdf(desk.lookOn(officer, new CaseId(id)).row(), number, lang, page);
    }

    @Operation(
            summary = "Grant or refuse, as the case was seen",
            description = "`seenSequence` is the `sequence` of the case when it was looked at. Once the case has moved"
                    + " on, by this decision too, the answer is 409 and nothing is written: a repeat can't decide"
                    + " twice.")
    @PostMapping("/cases/{id}/decision")
    ResponseEntity<DeskJson.Row> decide(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestBody @Validated DeskJson.DecisionRequest body,
            Page page) {
        desk.getOwn(officer, new CaseId(id)); // another agency's case is none, whatever is asked of it
        var decided = desk.decide(
                officer, new CaseId(id), body.seenSequence(), body.form().toDecisionOfProgram());
        return unkept(DeskJson.row(decided, page.t(lines.service(decided))));
    }

    @Operation(
            summary = "Accept, ask for more, review, issue, hand over and whatever else an officer does",
            description =
                    "Like a decision, it is for the case as it was seen: once it has moved on, the answer is 409. `with` holds what"
                            + " the form of the act asks.")
    @PostMapping("/cases/{id}/acts")
    ResponseEntity<DeskJson.Row> act(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestBody @Validated DeskJson.ActRequest body,
            Page page) {
        desk.getReadable(officer, new CaseId(id));
        Map<String, String> with = body.with() == null ? Map.of() : body.with();
        var done = desk.act(
                officer,
                new CaseId(id),
                body.seenSequence(),
                ActWord.get(body.act(), ActWord.ALL).read(with));
        return unkept(DeskJson.row(done, page.t(lines.service(done))));
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
