package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.privacy.KeptUntil;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.web.Downloads;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An applicant's case: where it stands, paying, choosing when to come, what was sent, who looked. */
@Controller
@RequestMapping("/cases/{id}")
class CasePages {
    /** What a page may say was just done. */
    private static final Set<String> DONE = Set.of("more", "withdrawn", "cancelled", "again");

    private final Applications applications;
    private final CaseBook book;
    private final CasePresenter presenter;
    private final ServiceCatalog services;
    private final Visits visits;
    private final Payments payments;
    private final Photos photos;
    private final Documents documents;
    private final AnswerTexts answerTexts;
    private final KeptUntil keptUntil;
    private final Audit audit;
    private final City city;

    CasePages(
            Applications applications,
            CaseBook book,
            CasePresenter presenter,
            ServiceCatalog services,
            Visits visits,
            Payments payments,
            Photos photos,
            Documents documents,
            AnswerTexts answerTexts,
            KeptUntil keptUntil,
            Audit audit,
            City city) {
        this.applications = applications;
        this.book = book;
        this.presenter = presenter;
        this.services = services;
        this.visits = visits;
        this.payments = payments;
        this.photos = photos;
        this.documents = documents;
        this.answerTexts = answerTexts;
        this.keptUntil = keptUntil;
        this.audit = audit;
        this.city = city;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String lodged,
            @RequestParam(required = false) @Nullable String booked,
            @RequestParam(required = false) @Nullable String did,
            Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        if (row.stage() == Stage.AWAITING_PAYMENT) {
            PaymentOrder order = applications.settledOrder(row.id());
            model.addAttribute("order", order);
            if (order.isPaid()) {
                row = applications.recordPayment(row.id());
            }
        }
        model.addAttribute("view", presenter.view(row));
        if (row.stage().isClosed()) {
            model.addAttribute("keptUntil", keptUntil.told(row));
        }
        model.addAttribute("represented", !row.applicant().equals(resident.id()));
        model.addAttribute(
                "done",
                lodged != null ? "lodged" : booked != null ? "booked" : did != null && DONE.contains(did) ? did : "");
        return "cases/case";
    }

    @PostMapping("/pay")
    String pay(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        CaseRow row = applications.getOwn(resident.id(), new CaseId(id));
        PaymentOrder order = applications.settledOrder(row.id());
        // Pressed twice, or on a page from before: the case itself says how it stands.
        return "redirect:"
                + (order.canBePaid()
                        ? payments.startPaying(payments.payBy(resident.id(), order.id()))
                        : "/cases/" + row.id());
    }

    @GetMapping("/visit")
    String chooseVisit(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        return visitPage(resident, id, day, null, model);
    }

    @PostMapping("/visit")
    String bookVisit(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Instant from,
            HttpServletResponse response,
            Model model) {
        try {
            if (from == null) {
                throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.visit.none-chosen"));
            }
            applications.bookVisit(resident.id(), new CaseId(id), from);
            return "redirect:/cases/" + id + "?booked";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            LocalDate day = from == null ? null : LocalDate.ofInstant(from, city.zone());
            return visitPage(resident, id, day, refusal.message(), model);
        }
    }

    @PostMapping("/visit/cancel")
    String cancelVisit(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        applications.cancelVisit(resident.id(), new CaseId(id));
        return "redirect:/cases/" + id + "?did=cancelled";
    }

    /** What the applicant declares now. */
    @GetMapping("/record")
    String record(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseRecord record = book.getRecord(row);
        model.addAttribute("row", row);
        model.addAttribute("service", service);
        model.addAttribute("answers", answerTexts.list(service, record.answers()));
        model.addAttribute(
                "documents",
                service.fields()
                        .filter(field -> field.type() == FieldType.DOCUMENT)
                        .collect(Collectors.toMap(
                                Field::id,
                                field -> documents.list(
                                        row.applicant(), record.answers().getOrDefault(field.id(), "")))));
        return "cases/record";
    }

    /** The first page of a document that was sent with the case. */
    @GetMapping("/documents/{field}/{file}.jpg")
    ResponseEntity<byte[]> documentPreview(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        return Downloads.picture(documents.preview(row.applicant(), documentAnswer(row, field), file));
    }

    /** The document itself, to be saved. */
    @GetMapping("/documents/{field}/{file}")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        Documents.Content content = documents.content(row.applicant(), documentAnswer(row, field), file);
        return Downloads.attachment(
                content.bytes(),
                content.document().file().mediaType(),
                content.document().savedAs());
    }

    private String documentAnswer(CaseRow row, String field) {
        boolean isDocument = services.get(row.service(), row.version())
                .findField(field)
                .filter(f -> f.type() == FieldType.DOCUMENT)
                .isPresent();
        if (!isDocument) {
            throw Refusal.notFound();
        }
        return book.getRecord(row).answers().getOrDefault(field, "");
    }

    @GetMapping("/photo/{field}.jpg")
    ResponseEntity<byte[]> photo(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @PathVariable String field) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        boolean isPhoto = services.get(row.service(), row.version())
                .findField(field)
                .filter(f -> f.type() == FieldType.PHOTO)
                .isPresent();
        if (!isPhoto) {
            throw Refusal.notFound();
        }
        String file = book.getRecord(row).answers().getOrDefault(field, "");
        return Downloads.picture(photos.get(row.applicant(), file));
    }

    @GetMapping("/looks")
    String looks(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        model.addAttribute("row", row);
        model.addAttribute(
                "looks",
                audit.list(
                        row.applicant(),
                        "case:" + row.id(),
                        Desk.LOOKED,
                        Desk.SAW_ID_NUMBER,
                        Applications.REPRESENTATIVE_LOOKED));
        return "cases/looks";
    }

    private String visitPage(
            Resident resident, UUID id, @Nullable LocalDate wanted, @Nullable Message error, Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        CaseView view = presenter.view(row);
        if (row.stage() != Stage.AWAITING_VISIT && !view.canRebook()) {
            return "redirect:/cases/" + id;
        }
        List<LocalDate> days = visits.days();
        Process process = view.file().process();
        if (days.isEmpty()) {
            String unannounced = String.valueOf(presenter.today().plusDays(1).getYear());
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.visit.calendar-not-announced", unannounced));
        }
        LocalDate day = wanted != null && days.contains(wanted) ? wanted : firstFree(row, process, days);
        List<Slot> slots = visits.list(row.office(), process, day);
        model.addAttribute("view", view);
        model.addAttribute("days", days);
        model.addAttribute("day", day);
        model.addAttribute("slots", slots);
        model.addAttribute("error", error);
        return "cases/visit";
    }

    private LocalDate firstFree(CaseRow row, Process process, List<LocalDate> days) {
        return days.stream()
                .filter(day -> visits.list(row.office(), process, day).stream().anyMatch(slot -> slot.free() > 0))
                .findFirst()
                .orElse(days.getFirst());
    }
}
