package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.form.Saved;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
    private final FormModel form;
    private final Photos photos;
    private final Documents documents;
    private final FormUploads uploads;

    DraftPages(Drafts drafts, FormModel form, Photos photos, Documents documents, FormUploads uploads) {
        this.drafts = drafts;
        this.form = form;
        this.photos = photos;
        this.documents = documents;
        this.uploads = uploads;
    }

    /** Goes on where something is missing; to checking the answers when nothing is. */
    @GetMapping
    String resume(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        Draft draft = drafts.look(resident.id(), id);
        Optional<String> elsewhere = elsewhere(draft);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        ServiceDefinition service = drafts.definition(draft);
        return service.sections().stream()
                .filter(section -> !form.errors(draft, service, section).isEmpty())
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
        Optional<String> elsewhere = elsewhere(draft);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        ServiceDefinition service = drafts.definition(draft);
        if (section.equals("check")) {
            return form.check(resident, draft, service, List.of(), model);
        }
        Section current = service.findSection(section).orElseThrow(Refusal::notFound);
        return form.section(resident, draft, service, current, List.of(), Map.of(), model);
    }

    /** A draft that became a case is read there; one whose form was replaced is told so first. */
    private Optional<String> elsewhere(Draft draft) {
        return draft.findLodgedAs()
                .map(lodged -> "redirect:/cases/" + lodged)
                .or(() -> drafts.findOvertakenBy(draft).map(newer -> "redirect:/drafts/" + draft.id() + "/renew"));
    }

    /** Saves a page and goes on to the next, if it is right. What was typed is saved in any case. */
    @PostMapping("/{section}")
    String saveSection(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) MultipartFile photo,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Draft before = drafts.look(resident.id(), id);
        ServiceDefinition service = drafts.definition(before);
        Section current = service.findSection(section).orElseThrow(Refusal::notFound);
        TypedForm typed = new TypedForm(sent);
        Map<String, String> answers = new HashMap<>(typed.answers(current.fields()));
        List<FieldError> uploadErrors = new ArrayList<>(takePhoto(before.resident(), current, photo, answers));
        uploadErrors.addAll(uploads.take(
                before.resident(),
                current.fields().stream()
                        .filter(field -> field.type() == FieldType.DOCUMENT)
                        .toList(),
                before.answers(),
                sent.toSingleValueMap(),
                WebUtils.getNativeRequest(request, MultipartRequest.class),
                answers));
        Saved saved = drafts.save(resident.id(), id, service, answers, typed.revision());
        Draft draft = saved.draft();
        boolean stays = FormUploads.stays(sent.toSingleValueMap());
        if (!saved.conflicts().isEmpty()) {
            response.setStatus(Refusal.Kind.CONFLICT.status());
            return form.section(
                    resident,
                    kept(draft, answers),
                    service,
                    current,
                    conflicts(service, saved),
                    saved.conflicts(),
                    model);
        }
        List<FieldError> errors = uploadErrors.isEmpty() ? form.errors(draft, service, current) : uploadErrors;
        if (errors.isEmpty() && !stays) {
            return "redirect:/drafts/" + id + "/" + next(draft, service, current);
        }
        List<FieldError> told = stays ? uploadErrors : errors;
        if (!stays && isOnlyMore(service, typed, errors)) {
            model.addAttribute("more", true);
            told = List.of();
        } else if (!errors.isEmpty() && !stays) {
            response.setStatus(Refusal.Kind.INVALID.status());
        }
        return form.section(resident, draft, service, current, told, Map.of(), model);
    }

    private String next(Draft draft, ServiceDefinition service, Section current) {
        int after = service.sections().indexOf(current) + 1;
        return service.sections().stream()
                .skip(after)
                .filter(section -> form.isAsked(draft, service, section))
                .map(Section::id)
                .findFirst()
                .orElse("check");
    }

    /** Whether nothing is wrong but that an answer led to questions the page did not show yet. */
    private static boolean isOnlyMore(ServiceDefinition service, TypedForm typed, List<FieldError> errors) {
        return errors.stream()
                .allMatch(error -> service.findField(error.field())
                        .filter(field -> !typed.isShown(field))
                        .isPresent());
    }

    /** The page shows what was typed here; the draft keeps what came from elsewhere until it is sent again. */
    private static Draft kept(Draft draft, Map<String, String> typed) {
        Map<String, String> answers = new HashMap<>(draft.answers());
        answers.putAll(typed);
        return new Draft(
                draft.id(),
                draft.resident(),
                draft.service(),
                draft.version(),
                draft.revision(),
                draft.touched(),
                answers,
                draft.savedAt(),
                draft.lodgedAs());
    }

    private List<FieldError> conflicts(ServiceDefinition service, Saved saved) {
        return service.fields()
                .filter(field -> saved.conflicts().containsKey(field.id()))
                .map(field -> new FieldError(field.id(), conflict(service, field, saved)))
                .toList();
    }

    private Message conflict(ServiceDefinition service, Field field, Saved saved) {
        return Message.of(
                "cases.draft.elsewhere",
                form.text(service, field, saved.conflicts().getOrDefault(field.id(), "")));
    }

    /** Saves what has been typed so far, right or wrong; answers when, and what is asked now. */
    @PostMapping("/save")
    String save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        ServiceDefinition service = drafts.definition(drafts.look(resident.id(), id));
        TypedForm typed = new TypedForm(sent);
        Saved saved = drafts.save(
                resident.id(), id, service, typed.answers(service.fields().toList()), typed.revision());
        List<Field> here =
                service.fields().filter(field -> typed.has(field.id())).toList();
        model.addAttribute("at", saved.draft().savedAt());
        model.addAttribute("revision", saved.draft().revision());
        model.addAttribute(
                "was", TypedForm.was(here, saved.draft(), saved.conflicts().keySet()));
        model.addAttribute("shown", form.filled(saved.draft(), service).asked());
        model.addAttribute("conflicts", conflicts(service, saved));
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
}
