package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Reopened;
import org.cityplus.cases.form.Sheet;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Giving what was asked for: only those questions, each with what was wrong. */
@Controller
@RequestMapping("/cases/{id}/more")
class MorePages {
    private final Applications applications;
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Reopened reopened;
    private final Sheet sheet;
    private final Documents documents;
    private final Offices offices;
    private final City city;
    private final Clock clock;

    MorePages(
            Applications applications,
            CaseBook book,
            ServiceCatalog services,
            Reopened reopened,
            Sheet sheet,
            Documents documents,
            Offices offices,
            City city,
            Clock clock) {
        this.applications = applications;
        this.book = book;
        this.services = services;
        this.reopened = reopened;
        this.sheet = sheet;
        this.documents = documents;
        this.offices = offices;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping
    String form(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Model model) {
        return page(resident, id, Map.of(), Optional.empty(), model);
    }

    @PostMapping
    String give(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        List<Field> fields = services.get(row.service(), row.version()).fields().toList();
        Sheet.Sent sent =
                sheet.read(row.applicant(), fields, typed, WebUtils.getNativeRequest(request, MultipartRequest.class));
        try {
            sent.requireTaken();
            applications.giveMore(resident.id(), new CaseId(id), sent.answers());
            return "redirect:/cases/" + id + "?did=more";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(resident, id, sent.answers(), Optional.of(refusal), model);
        }
    }

    private String page(Resident resident, UUID id, Map<String, String> typed, Optional<Refusal> refused, Model model) {
        CaseRow row = applications.open(resident.id(), new CaseId(id));
        CaseFile file = book.getRecord(row).file();
        if (!(file.state() instanceof CaseState.AwaitingMore awaiting)) {
            return "redirect:/cases/" + id;
        }
        ServiceDefinition service = services.get(row.service(), row.version());
        Reopened.Form form = reopened.of(
                service,
                row.applicant(),
                file.answers(),
                awaiting.items().stream().map(Missing::field).toList(),
                typed);
        Map<String, String> answers = new HashMap<>(file.answers());
        Map<String, List<Document>> papers = new HashMap<>();
        for (Field field : form.fields()) {
            String declared = file.answers().getOrDefault(field.id(), "");
            // The photo that was sent is what another is asked for; documents may stay beside what is added.
            answers.put(field.id(), typed.getOrDefault(field.id(), field.type() == FieldType.PHOTO ? "" : declared));
            if (field.type() == FieldType.DOCUMENT) {
                String all = declared + "," + typed.getOrDefault(field.id(), "");
                papers.put(field.id(), documents.list(row.applicant(), all));
            }
        }
        model.addAttribute("row", row);
        model.addAttribute("service", service);
        model.addAttribute("awaiting", awaiting);
        model.addAttribute("fields", form.fields());
        model.addAttribute(
                "draft", Draft.unkept(id, row.applicant(), service.id(), row.version(), answers, clock.instant()));
        model.addAttribute("papers", papers);
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute(
                "errors",
                refused.map(refusal -> refusal.fieldsOr(form.fields().getFirst().id()))
                        .orElse(List.of()));
        return "cases/more";
    }
}
