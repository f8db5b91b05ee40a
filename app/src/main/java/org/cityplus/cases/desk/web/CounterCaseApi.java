package org.cityplus.cases.desk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.desk.CounterMatters;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.payments.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/desk/counter/{visit}")
@Tag(name = "Counter")
class CounterCaseApi {
    private final Counter counter;
    private final CounterCases cases;
    private final CounterMatters matters;
    private final Photos photos;
    private final Visits visits;
    private final CaseBook book;

    CounterCaseApi(
            Counter counter, CounterCases cases, CounterMatters matters, Photos photos, Visits visits, CaseBook book) {
        this.counter = counter;
        this.cases = cases;
        this.matters = matters;
        this.photos = photos;
        this.visits = visits;
        this.book = book;
    }

    record Filing(@NotNull String service, @NotNull Map<String, @NotNull String> answers) {}

    /** @param checkCode by which the person asks how the case stands, without an account */
    record Slip(UUID caseId, String number, String checkCode) {
        static Slip of(CounterCases.Slip slip) {
            return new Slip(slip.row().id().value(), slip.row().number(), slip.code());
        }
    }

    record Matter(
            UUID id,
            String number,
            String service,
            String applicant,
            @Nullable String filedBy,
            Stage stage,
            String office,
            @Nullable LocalDate visitOn,
            @Nullable LocalDate promisedOn) {
        static Matter of(CaseRow row) {
            return new Matter(
                    row.id().value(),
                    row.number(),
                    row.service(),
                    row.applicantName(),
                    row.findFiler().map(filer -> filer.name()).orElse(null),
                    row.stage(),
                    row.office().value(),
                    row.visitOn(),
                    row.promisedOn());
        }
    }

    record Fee(Receipt.@NotNull Means means) {}

    record VisitRequest(@NotNull Instant from) {}

    record PhotoId(UUID id) {}

    @Operation(summary = "Services the clerk's agency offers")
    @GetMapping("/services")
    List<String> services(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit) {
        counter.get(clerk, visit);
        return cases.listServices(clerk).stream().map(ServiceDefinition::id).toList();
    }

    @Operation(summary = "Take the person's photo; its id is the answer to a photo question")
    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PhotoId photo(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @RequestPart MultipartFile photo)
            throws IOException {
        UUID person = counter.get(clerk, visit).person();
        return new PhotoId(photos.take(person, photo.getBytes()).file().id().value());
    }

    @Operation(summary = "File for the person, under an id of the program; the same id again is the same case")
    @PutMapping("/cases/{form}")
    Slip file(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable UUID form,
            @RequestBody @Validated Filing body) {
        cases.file(clerk, visit, body.service, form, body.answers);
        return Slip.of(cases.slip(clerk, visit, form));
    }

    @Operation(summary = "The slip of what was filed")
    @GetMapping("/cases/{form}")
    Slip slip(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable UUID form) {
        return Slip.of(cases.slip(clerk, visit, form));
    }

    @Operation(summary = "The person's cases at this agency, and those they may see to for somebody")
    @GetMapping("/matters")
    List<Matter> matters(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit) {
        return matters.list(clerk, visit).stream().map(Matter::of).toList();
    }

    @Operation(summary = "One of them; the look is on the person's record")
    @GetMapping("/matters/{case}")
    Matter matter(@AuthenticationPrincipal Officer clerk, @PathVariable UUID visit, @PathVariable("case") UUID id) {
        return Matter.of(matters.settled(matters.open(clerk, visit, new CaseId(id))));
    }

    @Operation(summary = "Take the fee, CASH or CARD; the same again is the same receipt, paid otherwise 409")
    @PutMapping("/matters/{case}/fee")
    ReceiptLine takeFee(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestBody @Validated Fee body) {
        return ReceiptLine.of(matters.takeFee(clerk, visit, new CaseId(id), body.means));
    }

    @Operation(summary = "Times of a day at the case's office")
    @GetMapping("/matters/{case}/slots")
    List<Slot> slots(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        CaseRow row = matters.get(clerk, visit, new CaseId(id));
        return visits.list(row.office(), book.getRecord(row).file().process(), day);
    }

    @Operation(summary = "Book the visit, instead of the time there was; the same again changes nothing")
    @PutMapping("/matters/{case}/visit")
    Matter book(
            @AuthenticationPrincipal Officer clerk,
            @PathVariable UUID visit,
            @PathVariable("case") UUID id,
            @RequestBody @Validated VisitRequest body) {
        return Matter.of(matters.book(clerk, visit, new CaseId(id), body.from));
    }
}
