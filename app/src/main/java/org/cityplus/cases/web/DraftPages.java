package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
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
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Downloads;
import org.jspecify.annotations.Nullable;
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
        Set<String> wrong = form.errors(draft, service, form.filled(draft, service)).stream()
                .map(FieldError::field)
                .collect(Collectors.toSet());
        return service.sections().stream()
                .filter(section -> section.fields().stream().map(Field::id).anyMatch(wrong::contains))
                .findFirst()
                .map(section -> "redirect:/drafts/" + id + "/" + section.id())
                .orElse("redirect:/drafts/" + id + "/check");
    }

    @GetMapping("/{section}")
    String section(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String more,
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
        if (more != null) {
            model.addAttribute("more", true);
        }
        return form.section(resident, draft, service, current, List.of(), Set.of(), model);
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
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft before = drafts.look(resident.id(), id);
        ServiceDefinition service = drafts.definition(before);
        Section current = service.findSection(section).orElseThrow(Refusal::notFound);
        TypedForm typed = new TypedForm(sent);
        Map<String, String> answers = new HashMap<>(typed.answers(current.fields()));
        List<FieldError> uploadErrors = uploads.take(
                before.resident(),
                current.fields(),
                before.answers(),
                sent.toSingleValueMap(),
                WebUtils.getNativeRequest(request, MultipartRequest.class),
                answers);
        Saved saved = drafts.save(resident.id(), id, answers, typed.revision());
        Draft draft = saved.draft();
        if (!draft.version().equals(before.version())) {
            return "redirect:/drafts/" + id;
        }
        boolean stays = FormUploads.stays(sent.toSingleValueMap());
        if (!saved.conflicts().isEmpty() || !saved.refused().isEmpty()) {
            response.setStatus((saved.conflicts().isEmpty() ? Refusal.Kind.INVALID : Refusal.Kind.CONFLICT).status());
            return form.section(
                    resident,
                    draft.withTyped(answers),
                    service,
                    current,
                    form.untaken(service, saved),
                    saved.untaken(),
                    model);
        }
        Filled filled = form.filled(draft, service);
        List<FieldError> errors =
                uploadErrors.isEmpty() ? form.errors(draft, service, current.fields(), filled) : uploadErrors;
        if (errors.isEmpty() && !stays) {
            return "redirect:/drafts/" + id + "/" + next(service, filled, current);
        }
        List<FieldError> told = stays ? uploadErrors : errors;
        boolean isMore = !stays && isOnlyMore(service, typed, errors);
        if (told.isEmpty() || isMore) {
            // Never answered here: going back would ask to send the page again.
            return "redirect:/drafts/" + id + "/" + current.id() + (isMore ? "?more=1" : "");
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        return form.section(resident, draft, service, current, told, Set.of(), model);
    }

    private static String next(ServiceDefinition service, Filled filled, Section current) {
        return service.sections().stream()
                .skip(service.sections().indexOf(current) + 1)
                .filter(section -> section.fields().stream().anyMatch(filled::isAsked))
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

    /** Saves what has been typed so far, right or wrong; answers when, and what is asked now. */
    @PostMapping("/save")
    String save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        ServiceDefinition before = drafts.definition(drafts.look(resident.id(), id));
        TypedForm typed = new TypedForm(sent);
        Saved saved =
                drafts.save(resident.id(), id, typed.answers(before.fields().toList()), typed.revision());
        ServiceDefinition service = drafts.definition(saved.draft());
        List<Field> here =
                service.fields().filter(field -> typed.has(field.id())).toList();
        model.addAttribute("at", saved.draft().savedAt());
        model.addAttribute("revision", saved.draft().revision());
        model.addAttribute("was", TypedForm.was(here, saved.draft(), saved.untaken()));
        model.addAttribute("shown", form.filled(saved.draft(), service).asked());
        model.addAttribute("untaken", form.untaken(service, saved));
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
}
