package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Resident;
import org.cityplus.payments.Payments;
import org.cityplus.web.Downloads;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An applicant's cases for programs; what pages do, through the same services. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases", description = "Lodge an application, pay, choose a time, follow it")
class CaseApi {
    private final Applications applications;
    private final Lodging lodging;
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Visits visits;
    private final Payments payments;
    private final Documents documents;
    private final Idempotency idempotency;

    CaseApi(
            Applications applications,
            Lodging lodging,
            CaseBook book,
            ServiceCatalog services,
            Visits visits,
            Payments payments,
            Documents documents,
            Idempotency idempotency) {
        this.applications = applications;
        this.lodging = lodging;
        this.book = book;
        this.services = services;
        this.visits = visits;
        this.payments = payments;
        this.documents = documents;
        this.idempotency = idempotency;
    }

    record ToLodge(@NotNull String service, @NotNull Map<String, @NotNull String> answers) {}

    record CaseAnswer(
            UUID id,
            String number,
            String service,
            String version,
            Stage stage,
            String turn,
            String agency,
            String office,
            @Nullable LocalDate visitOn,
            @Nullable LocalDate promisedOn,
            @Nullable LocalDate dueOn,
            Instant lodgedAt,
            Instant changedAt) {
        static CaseAnswer of(CaseRow row) {
            return new CaseAnswer(
                    row.id().value(),
                    row.number(),
                    row.service(),
                    row.version(),
                    CasePresenter.shown(row),
                    CasePresenter.shown(row).turn().name(),
                    row.agency().value(),
                    row.office().value(),
                    row.visitOn(),
                    row.promisedOn(),
                    row.dueOn(),
                    row.lodgedAt(),
                    row.changedAt());
        }
    }

    record ActionAnswer(int sequence, String type, String by, Instant at) {}

    /**
     * @param state OPEN, UNKNOWN (an attempt was made, and the provider does not know yet what came of it), PAID, CANCELLED
     * @param cashier where to pay; absent when paying now would be wrong
     */
    record PaymentAnswer(
            UUID order,
            long amountFen,
            boolean paid,
            String state,
            @Nullable String cashier) {}

    record VisitRequest(@NotNull Instant from) {}

    @Operation(summary = "Lodge an application with all its answers; repeat with the same Idempotency-Key as you like")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CaseAnswer lodge(
            @AuthenticationPrincipal Resident resident,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Validated ToLodge form) {
        return idempotency.once(
                resident.id(),
                "POST /api/cases",
                key,
                form,
                CaseAnswer.class,
                () -> CaseAnswer.of(lodging.lodge(resident.id(), services.get(form.service), form.answers)));
    }

    @Operation(summary = "One of the documents of my case; 409 until it is checked for malware, or when it has some")
    @GetMapping("/{id}/documents/{field}/{file}")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file) {
        CaseRow row = own(resident, id);
        String answer = book.getRecord(row).answers().getOrDefault(field, "");
        Documents.Content content = documents.content(row.applicant(), answer, file);
        return Downloads.attachment(
                content.bytes(),
                content.document().file().mediaType(),
                content.document().savedAs());
    }

    @Operation(summary = "All my cases, last changed first")
    @GetMapping
    List<CaseAnswer> list(@AuthenticationPrincipal Resident resident) {
        return applications.listSeenTo(resident.id()).stream()
                .map(CaseAnswer::of)
                .toList();
    }

    @Operation(summary = "One of my cases")
    @GetMapping("/{id}")
    CaseAnswer get(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return CaseAnswer.of(own(resident, id));
    }

    @Operation(summary = "What happened to it, oldest first")
    @GetMapping("/{id}/actions")
    List<ActionAnswer> actions(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return Timeline.outward(book.getRecord(own(resident, id))).stream()
                .map(action -> new ActionAnswer(
                        action.sequence(),
                        action.action().getClass().getSimpleName(),
                        action.actor().kind().name(),
                        action.at()))
                .toList();
    }

    @Operation(summary = "What there is to pay, and where; asks the payment provider each time until it is paid")
    @GetMapping("/{id}/payment")
    PaymentAnswer payment(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        CaseRow row = own(resident, id);
        var order = applications.settledOrder(row.id());
        if (order.isPaid()) {
            applications.recordPayment(row.id());
        }
        return new PaymentAnswer(
                order.id().value(),
                order.amount().fen(),
                order.isPaid(),
                order.state().getClass().getSimpleName().toUpperCase(Locale.ROOT),
                order.canBePaid() ? payments.startPaying(payments.payBy(resident.id(), order.id())) : null);
    }

    @Operation(summary = "Days that can be chosen for the visit")
    @GetMapping("/{id}/visit/days")
    List<LocalDate> days(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        own(resident, id);
        return visits.days();
    }

    @Operation(summary = "Slots of a day at the case's office")
    @GetMapping("/{id}/visit/slots")
    List<Slot> slots(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        CaseRow row = own(resident, id);
        return visits.list(row.office(), book.getRecord(row).file().process(), day);
    }

    @Operation(
            summary = "Take the slot beginning then, instead of the one taken before; the same again changes nothing")
    @PutMapping("/{id}/visit")
    CaseAnswer book(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestBody @Validated VisitRequest visit) {
        return CaseAnswer.of(applications.bookVisit(resident.id(), new CaseId(id), visit.from));
    }

    record Held(Instant until) {}

    record Given(@NotNull Map<String, @NotNull String> answers) {}

    record Reasons(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    @Operation(summary = "Keep a slot for a while before taking it; what is kept is given back by itself")
    @PutMapping("/{id}/visit/hold")
    Held hold(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestBody @Validated VisitRequest visit) {
        return new Held(applications.holdVisit(resident.id(), new CaseId(id), visit.from));
    }

    @Operation(summary = "Give the booked time back")
    @DeleteMapping("/{id}/visit")
    CaseAnswer cancel(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return CaseAnswer.of(applications.cancelVisit(resident.id(), new CaseId(id)));
    }

    @Operation(summary = "Give what was asked for; only the questions that were opened again are taken")
    @PutMapping("/{id}/more")
    CaseAnswer giveMore(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @RequestBody @Validated Given given) {
        return CaseAnswer.of(applications.giveMore(resident.id(), new CaseId(id), given.answers));
    }

    @Operation(summary = "Take the application back; again changes nothing")
    @PutMapping("/{id}/withdrawal")
    CaseAnswer withdraw(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @RequestBody @Validated Reasons why) {
        return CaseAnswer.of(applications.withdraw(resident.id(), new CaseId(id), why.text()));
    }

    @Operation(summary = "Have a refusal looked at again by another body; again changes nothing")
    @PutMapping("/{id}/reconsideration")
    CaseAnswer askAgain(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @RequestBody @Validated Reasons why) {
        return CaseAnswer.of(applications.askReconsideration(resident.id(), new CaseId(id), why.text()));
    }

    /** Each answer tells of the case: by a representative, that is a look. */
    private CaseRow own(Resident resident, UUID id) {
        return applications.open(resident.id(), new CaseId(id));
    }
}
