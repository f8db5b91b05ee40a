package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** Filling in a form: one matter a page, saved as typed, resumed anywhere, sent once. */
@Controller
@RequestMapping("/drafts/{id}")
class DraftPages {
    private final Drafts drafts;
    private final ServiceCatalog services;
    private final FormCheck check;
    private final Photos photos;
    private final Documents documents;
    private final FormUploads uploads;
    private final Offices offices;
    private final Applications applications;
    private final AnswerTexts answerTexts;
    private final Acting acting;

    DraftPages(
            Drafts drafts,
            ServiceCatalog services,
            FormCheck check,
            Photos photos,
            Documents documents,
            FormUploads uploads,
            Offices offices,
            Applications applications,
            AnswerTexts answerTexts,
            Acting acting) {
        this.drafts = drafts;
        this.services = services;
        this.check = check;
        this.photos = photos;
        this.documents = documents;
        this.uploads = uploads;
        this.offices = offices;
        this.applications = applications;
        this.answerTexts = answerTexts;
        this.acting = acting;
    }

    /** Goes on where something is missing; to checking the answers when nothing is. */
    @GetMapping
    String resume(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        Draft draft = drafts.look(resident.id(), id);
        if (draft.findLodgedAs().isPresent()) {
            return "redirect:/cases/" + draft.findLodgedAs().get();
        }
        ServiceDefinition service = services.get(draft.service());
        return service.sections().stream()
                .filter(section -> !errors(draft, service, section).isEmpty())
                .findFirst()
                .map(section -> "redirect:/drafts/" + id + "/" + section.id())
                .orElse("redirect:/drafts/" + id + "/check");
    }

    @GetMapping("/{section}")
    String section(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String section,
            Model model) {
        Draft draft = drafts.look(resident.id(), id);
        if (draft.findLodgedAs().isPresent()) {
            return "redirect:/cases/" + draft.findLodgedAs().get();
        }
        ServiceDefinition service = services.get(draft.service());
        if (section.equals("check")) {
            return checkPage(resident, model, draft, service, List.of());
        }
        return sectionPage(
                resident,
                model,
                draft,
                service,
                service.findSection(section).orElseThrow(Refusal::notFound),
                List.of());
    }

    /** Saves a page and goes on to the next, if it is right. What was typed is saved in any case. */
    @PostMapping("/{section}")
    String saveSection(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) MultipartFile photo,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Draft before = drafts.look(resident.id(), id);
        ServiceDefinition service = services.get(before.service());
        Section current = service.findSection(section).orElseThrow(Refusal::notFound);
        Map<String, String> answers = answersOf(current, form);
        List<FieldError> uploadErrors = new ArrayList<>(takePhoto(before.resident(), current, photo, answers));
        uploadErrors.addAll(uploads.take(
                before.resident(), documentsOf(current), before.answers(), form, multipart(request), answers));
        Draft draft = drafts.save(resident.id(), id, service, answers);
        List<FieldError> errors = uploadErrors.isEmpty() ? errors(draft, service, current) : uploadErrors;
        boolean stays = FormUploads.stays(form);
        if (!errors.isEmpty() || stays) {
            if (!errors.isEmpty() && !stays) {
                response.setStatus(Refusal.Kind.INVALID.status());
            }
            return sectionPage(resident, model, draft, service, current, stays ? uploadErrors : errors);
        }
        int next = service.sections().indexOf(current) + 1;
        return "redirect:/drafts/" + id + "/"
                + (next < service.sections().size()
                        ? service.sections().get(next).id()
                        : "check");
    }

    /** Saves what has been typed so far, right or wrong, and answers when. */
    @PostMapping("/save")
    String save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            Model model) {
        ServiceDefinition service = services.get(drafts.look(resident.id(), id).service());
        Draft draft = drafts.save(resident.id(), id, service, withoutFiles(service, form));
        model.addAttribute("at", draft.savedAt());
        return "cases/saved";
    }

    @GetMapping("/photo/{field}.jpg")
    ResponseEntity<byte[]> photo(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, @PathVariable String field) {
        Draft draft = drafts.look(resident.id(), id);
        return Downloads.picture(photos.get(draft.resident(), draft.answer(field)));
    }

    /** The first page of one of the documents. */
    @GetMapping("/documents/{field}/{file}.jpg")
    ResponseEntity<byte[]> document(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable UUID file) {
        Draft draft = drafts.look(resident.id(), id);
        return Downloads.picture(documents.preview(draft.resident(), draft.answer(field), file));
    }

    @PostMapping("/lodge")
    String lodge(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model) {
        try {
            CaseRow row = applications.lodge(resident.id(), id);
            return "redirect:/cases/" + row.id() + "?lodged";
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Draft draft = drafts.look(resident.id(), id);
            response.setStatus(refusal.kind().status());
            return checkPage(resident, model, draft, services.get(draft.service()), refusal.fields());
        }
    }

    @PostMapping("/discard")
    String discard(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        drafts.discard(resident.id(), id);
        return "redirect:/";
    }

    private List<FieldError> takePhoto(UUID subject, Section section, MultipartFile upload, Map<String, String> answers)
            throws IOException {
        if (upload == null || upload.isEmpty()) {
            return List.of();
        }
        String field = section.fields().stream()
                .filter(f -> f.type() == FieldType.PHOTO)
                .findFirst()
                .orElseThrow(Refusal::notFound)
                .id();
        try {
            answers.put(
                    field, photos.take(subject, upload.getBytes()).file().id().toString());
            return List.of();
        } catch (Refusal refusal) {
            return List.of(new FieldError(field, refusal.message()));
        }
    }

    private static List<Field> documentsOf(Section section) {
        return section.fields().stream()
                .filter(field -> field.type() == FieldType.DOCUMENT)
                .toList();
    }

    /** Spring wraps a multipart request; filters wrap it again. */
    private static @Nullable MultipartRequest multipart(HttpServletRequest request) {
        return WebUtils.getNativeRequest(request, MultipartRequest.class);
    }

    private List<FieldError> errors(Draft draft, ServiceDefinition service, Section section) {
        return check.check(service, draft.resident(), section.fields(), draft.answers());
    }

    /** Answers of this page; photos and documents come as uploads, never as the names of files. */
    private static Map<String, String> answersOf(Section section, Map<String, String> form) {
        Map<String, String> answers = new HashMap<>();
        section.fields().stream()
                .filter(field -> !field.type().isFiles() && form.containsKey(field.id()))
                .forEach(field -> answers.put(field.id(), form.get(field.id())));
        return answers;
    }

    private static Map<String, String> withoutFiles(ServiceDefinition service, Map<String, String> form) {
        Set<String> typed = service.fields()
                .filter(field -> !field.type().isFiles())
                .map(field -> field.id())
                .collect(Collectors.toSet());
        return form.entrySet().stream()
                .filter(entry -> typed.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String sectionPage(
            Resident viewer,
            Model model,
            Draft draft,
            ServiceDefinition service,
            Section section,
            List<FieldError> errors) {
        model.addAttribute("draft", draft);
        model.addAttribute("forWhom", viewer.id().equals(draft.resident()) ? "" : acting.name(draft.resident()));
        model.addAttribute("service", service);
        model.addAttribute("section", section);
        model.addAttribute("errors", errors);
        model.addAttribute("offices", offices.list(service));
        model.addAttribute(
                "findings",
                section.fields().stream()
                        .filter(field -> field.type() == FieldType.PHOTO)
                        .flatMap(field -> photos.check(draft.resident(), draft.answer(field.id())).stream())
                        .toList());
        model.addAttribute("documents", documents(draft, documentsOf(section)));
        return "cases/section";
    }

    private Map<String, List<Document>> documents(Draft draft, List<Field> fields) {
        return fields.stream()
                .collect(Collectors.toMap(
                        Field::id, field -> documents.list(draft.resident(), draft.answer(field.id()))));
    }

    private String checkPage(
            Resident viewer, Model model, Draft draft, ServiceDefinition service, List<FieldError> errors) {
        model.addAttribute("draft", draft);
        model.addAttribute("forWhom", viewer.id().equals(draft.resident()) ? "" : acting.name(draft.resident()));
        model.addAttribute("service", service);
        model.addAttribute("errors", errors);
        model.addAttribute("missing", check.check(service, draft.resident(), draft.answers()));
        model.addAttribute("answers", answerTexts.list(service, draft.answers(), Message.of("cases.check.empty")));
        model.addAttribute(
                "documents",
                documents(
                        draft,
                        service.fields()
                                .filter(field -> field.type() == FieldType.DOCUMENT)
                                .toList()));
        return "cases/check";
    }
}
