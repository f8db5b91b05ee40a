package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Giving what was asked for: only those questions, each with what was wrong. */
@Controller
@RequestMapping("/cases/{id}/more")
class MorePages {
    private final Applications applications;
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Photos photos;
    private final Offices offices;
    private final Clock clock;

    MorePages(
            Applications applications,
            CaseBook book,
            ServiceCatalog services,
            Photos photos,
            Offices offices,
            Clock clock) {
        this.applications = applications;
        this.book = book;
        this.services = services;
        this.photos = photos;
        this.offices = offices;
        this.clock = clock;
    }

    @GetMapping
    String form(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        return page(resident, id, Map.of(), List.of(), model);
    }

    @PostMapping
    String give(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "upload", required = false) @Nullable MultipartFile upload,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Map<String, String> answers = new HashMap<>(typed);
        try {
            if (upload != null && !upload.isEmpty()) {
                CaseRow row = applications.getOwn(resident.id(), new CaseId(id));
                String taken = photos.take(row.applicant(), upload.getBytes())
                        .file()
                        .id()
                        .toString();
                services.get(row.service())
                        .fields()
                        .filter(field -> field.type() == FieldType.PHOTO)
                        .forEach(field -> answers.put(field.id(), taken));
            }
            applications.giveMore(resident.id(), new CaseId(id), answers);
            return "redirect:/cases/" + id + "?did=more";
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            return page(resident, id, answers, refusal.fieldsOr("upload"), model);
        }
    }

    private String page(Resident resident, UUID id, Map<String, String> typed, List<FieldError> errors, Model model) {
        CaseRow row = applications.getOwn(resident.id(), new CaseId(id));
        CaseFile file = book.getRecord(row).file();
        if (!(file.state() instanceof CaseState.AwaitingMore awaiting)) {
            return "redirect:/cases/" + id;
        }
        ServiceDefinition service = services.get(row.service());
        Map<String, String> answers = new HashMap<>(file.answers());
        answers.putAll(typed);
        List<Field> fields = awaiting.items().stream()
                .flatMap(item -> service.findField(item.field()).stream())
                .toList();
        model.addAttribute("row", row);
        model.addAttribute("service", service);
        model.addAttribute("awaiting", awaiting);
        model.addAttribute("fields", fields);
        model.addAttribute("draft", new Draft(id, row.applicant(), service.id(), answers, clock.instant(), null));
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("errors", errors);
        return "cases/more";
    }
}
