package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.CounterBundles;
import org.cityplus.cases.lifeevent.CounterSheet;
import org.cityplus.cases.lifeevent.CounterSheets;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Life events at the counter for programs. */
@RestController
@RequestMapping("/api/desk/counter/{visit}")
@Tag(name = "Counter")
class CounterBundleApi {
    private final CounterBundles bundles;
    private final CounterSheets sheets;
    private final CounterCases cases;
    private final Standings standings;

    CounterBundleApi(CounterBundles bundles, CounterSheets sheets, CounterCases cases, Standings standings) {
        this.bundles = bundles;
        this.sheets = sheets;
        this.cases = cases;
        this.standings = standings;
    }

    /**
     * @param answers to the questions asked first
     * @param child whose guardian the person is, where a service is a child's
     */
    record SheetAsked(
            @NotNull Map<String, @NotNull String> answers,
            @Nullable UUID child) {}

    /**
     * @param required no sheet goes through without it
     * @param askedWhen a condition in CEL; absent when it always is
     * @param requiredWhenAsked it has to be answered where that holds
     * @param known what the register says
     */
    record SheetQuestion(
            String id,
            String type,
            boolean required,
            boolean requiredWhenAsked,
            @Nullable String askedWhen,
            LocalizedText label,
            List<String> services,
            String known) {
        static SheetQuestion of(Form.Question question, CounterSheet sheet) {
            return new SheetQuestion(
                    question.id(),
                    question.field().type().word(),
                    question.field().isAlwaysRequired(),
                    question.field().required(),
                    question.field().askedWhen().orElse(null),
                    question.field().label(),
                    question.services().stream().map(service -> service.id()).toList(),
                    sheet.known().getOrDefault(question.id(), ""));
        }
    }

    /** @param later services that become the person's draft, as they follow the grant of others */
    record SheetAnswer(List<String> services, List<String> later, List<SheetQuestion> questions) {
        static SheetAnswer of(CounterSheet sheet) {
            return new SheetAnswer(
                    sheet.services().stream().map(Form.OfService::id).toList(),
                    sheet.form().drafts().stream()
                            .map(Form.OfService::id)
                            .filter(service -> !sheet.now().contains(service))
                            .toList(),
                    sheet.questions()
                            .map(question -> SheetQuestion.of(question, sheet))
                            .toList());
        }
    }

    /**
     * @param first to the questions asked first
     * @param answers by the questions' names on the sheet
     */
    record SheetFiled(
            @NotNull String event,
            @NotNull Map<String, @NotNull String> first,
            @Nullable UUID child,
            @NotNull Set<String> services,
            @NotNull Map<String, @NotNull String> answers) {}

    record NextFiled(@NotNull Set<String> services, @NotNull Map<String, @NotNull String> answers) {}

    /**
     * @param state {@code SENT}, {@code UNSENT}, {@code WAITING} for others, or {@code SHUT}: it cannot be filled in now
     * @param checkCode of what this clerk filed
     */
    record SlipLine(
            String service,
            String state,
            @Nullable String number,
            @Nullable String checkCode) {}

    @Operation(summary = "What is asked for a life event by the answers to its first questions; nothing is kept yet")
    @PostMapping("/life-events/{event}/sheet")
    SheetAnswer sheet(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable String event,
            @RequestBody @Validated SheetAsked asked) {
        return SheetAnswer.of(
                sheets.begin(clerk, visit, new CounterSheets.Beginning(event, asked.answers, asked.child)));
    }

    @Operation(summary = "File it under an id of the program, all or nothing; the same id again is the same life event")
    @PutMapping("/bundles/{bundle}")
    List<SlipLine> file(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID bundle,
            @RequestBody @Validated SheetFiled filed) {
        CounterSheets.Beginning beginning = new CounterSheets.Beginning(filed.event, filed.first, filed.child);
        return slip(clerk, bundles.file(clerk, visit, bundle, beginning, filed.services, filed.answers));
    }

    @Operation(summary = "How far each of its services is, with numbers and check codes")
    @GetMapping("/bundles/{bundle}")
    List<SlipLine> slip(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID bundle) {
        return slip(clerk, bundles.get(clerk, visit, bundle));
    }

    @Operation(summary = "What is asked for the services whose turn has come; the look at their drafts is on record")
    @GetMapping("/bundles/{bundle}/next")
    SheetAnswer next(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID bundle) {
        return SheetAnswer.of(bundles.next(clerk, visit, bundle));
    }

    @Operation(summary = "File those services; filed already, nothing changes")
    @PutMapping("/bundles/{bundle}/next")
    List<SlipLine> fileNext(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID bundle,
            @RequestBody @Validated NextFiled filed) {
        return slip(clerk, bundles.fileNext(clerk, visit, bundle, filed.services, filed.answers));
    }

    private List<SlipLine> slip(Officer clerk, Bundle bundle) {
        return standings.list(bundle).stream()
                .map(standing -> line(clerk, standing))
                .toList();
    }

    private SlipLine line(Officer clerk, Standing standing) {
        String service = standing.service().id();
        return switch (standing) {
            case Standing.Sent sent ->
                new SlipLine(
                        service,
                        "SENT",
                        sent.row().number(),
                        cases.findSlip(clerk, sent.row())
                                .map(CounterCases.Slip::code)
                                .orElse(null));
            case Standing.Unsent _ -> new SlipLine(service, "UNSENT", null, null);
            case Standing.Shut _ -> new SlipLine(service, "SHUT", null, null);
            case Standing.Awaiting _ -> new SlipLine(service, "WAITING", null, null);
        };
    }
}
