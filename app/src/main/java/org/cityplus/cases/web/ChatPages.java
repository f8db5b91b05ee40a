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
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The same form question by question, as a conversation; the draft is the form's, so one can change over at any time. */
@Controller
public class ChatPages {
    private final ServiceCatalog services;
    private final Drafts drafts;
    private final FormModel form;
    private final Eligibility eligibility;
    private final Offices offices;
    private final Photos photos;
    private final FormUploads uploads;
    private final City city;

    ChatPages(
            ServiceCatalog services,
            Drafts drafts,
            FormModel form,
            Eligibility eligibility,
            Offices offices,
            Photos photos,
            FormUploads uploads,
            City city) {
        this.services = services;
        this.drafts = drafts;
        this.form = form;
        this.eligibility = eligibility;
        this.offices = offices;
        this.photos = photos;
        this.uploads = uploads;
        this.city = city;
    }

    /** The conversation before it begins; one that was begun goes on. */
    @GetMapping("/services/{id}/chat")
    String begin(@AuthenticationPrincipal Resident resident, @PathVariable String id, Model model) {
        Optional<Draft> open = drafts.findOpen(resident.id(), id);
        if (open.isPresent()) {
            return "redirect:/drafts/" + open.get().id() + "/chat#now";
        }
        ServiceDefinition service = services.get(id);
        model.addAttribute("service", service);
        model.addAttribute(
                "obstacle",
                eligibility.findObstacle(resident.id(), resident.id(), service).orElse(null));
        return "cases/chat-begin";
    }

    @GetMapping("/drafts/{id}/chat")
    String chat(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String edit,
            Model model) {
        Draft draft = drafts.look(resident.id(), id);
        if (draft.findLodgedAs().isPresent() || drafts.findOvertakenBy(draft).isPresent()) {
            return "redirect:/drafts/" + id;
        }
        ServiceDefinition service = drafts.definition(draft);
        return page(resident, draft, service, question(draft, service, edit), Optional.empty(), model);
    }

    /** Takes one answer and asks the next question; a wrong one is asked again with what was typed. */
    @PostMapping("/drafts/{id}/chat")
    String answer(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam String field,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) MultipartFile photo,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Draft before = drafts.look(resident.id(), id);
        ServiceDefinition service = drafts.definition(before);
        Field asked = service.findField(field).orElseThrow(Refusal::notFound);
        if (sent.containsKey("skip")) {
            drafts.skip(resident.id(), id, asked);
            return "redirect:/drafts/" + id + "/chat#now";
        }
        Map<String, String> answers = new HashMap<>(new TypedForm(sent).answers(List.of(asked)));
        Optional<FieldError> error = takePhoto(before.resident(), asked, photo, answers);
        if (asked.type() == FieldType.DOCUMENT) {
            error = uploads
                    .take(
                            before.resident(),
                            List.of(asked),
                            before.answers(),
                            sent.toSingleValueMap(),
                            WebUtils.getNativeRequest(request, MultipartRequest.class),
                            answers)
                    .stream()
                    .findFirst();
        }
        Draft draft = drafts.save(resident.id(), id, service, answers);
        if (sent.containsKey("remove") || sent.containsKey("stay")) {
            return "redirect:/drafts/" + id + "/chat?edit=" + asked.id() + "#now";
        }
        if (error.isEmpty()) {
            error = form.errors(draft, service, asked).stream().findFirst();
        }
        if (error.isPresent()) {
            response.setStatus(Refusal.Kind.INVALID.status());
            return page(resident, draft, service, Optional.of(asked), error, model);
        }
        return "redirect:/drafts/" + id + "/chat#now";
    }

    private Optional<FieldError> takePhoto(UUID subject, Field asked, MultipartFile upload, Map<String, String> answers)
            throws IOException {
        if (asked.type() != FieldType.PHOTO || upload == null || upload.isEmpty()) {
            return Optional.empty();
        }
        try {
            answers.put(
                    asked.id(),
                    photos.take(subject, upload.getBytes()).file().id().toString());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(new FieldError(asked.id(), refusal.message()));
        }
    }

    /** The one to correct, or else the first that has no right answer; an optional one is asked once. */
    private Optional<Field> question(Draft draft, ServiceDefinition service, @Nullable String edit) {
        Filled filled = form.filled(draft, service);
        if (edit != null) {
            Optional<Field> chosen = service.findField(edit).filter(filled::isAsked);
            if (chosen.isPresent()) {
                return chosen;
            }
        }
        return filled.asked().stream()
                .filter(field -> isOpen(draft, service, filled, field))
                .findFirst();
    }

    private boolean isOpen(Draft draft, ServiceDefinition service, Filled filled, Field field) {
        boolean skippable = !field.required()
                && filled.answer(field).isEmpty()
                && !draft.touched().containsKey(field.id());
        return skippable || !form.errors(draft, service, field).isEmpty();
    }

    /** One question answered. Public for templates only; {@code known} when the city had the answer before. */
    public record Turn(Field field, Message answer, boolean known) {}

    private String page(
            Resident viewer,
            Draft draft,
            ServiceDefinition service,
            Optional<Field> question,
            Optional<FieldError> error,
            Model model) {
        Filled filled = form.filled(draft, service);
        List<Turn> turns = new ArrayList<>();
        for (Field field : filled.asked()) {
            boolean now = question.filter(field::equals).isPresent();
            if (!now && !isOpen(draft, service, filled, field)) {
                turns.add(new Turn(
                        field,
                        filled.answer(field).isEmpty()
                                ? Message.of("cases.chat.skipped")
                                : form.text(service, field, filled.answer(field)),
                        !draft.touched().containsKey(field.id())));
            }
        }
        form.common(viewer, draft, service, model);
        model.addAttribute("turns", turns);
        model.addAttribute("question", question.orElse(null));
        model.addAttribute("left", filled.asked().size() - turns.size());
        model.addAttribute("errors", error.map(List::of).orElse(List.of()));
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute("papers", form.papers(draft, filled.asked()));
        model.addAttribute(
                "findings",
                question.filter(field -> field.type() == FieldType.PHOTO)
                        .map(field -> photos.check(draft.resident(), draft.answer(field.id())))
                        .orElse(List.of()));
        return "cases/chat";
    }
}
