package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Saved;
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
    private final FormUploads uploads;
    private final City city;

    ChatPages(
            ServiceCatalog services,
            Drafts drafts,
            FormModel form,
            Eligibility eligibility,
            Offices offices,
            FormUploads uploads,
            City city) {
        this.services = services;
        this.drafts = drafts;
        this.form = form;
        this.eligibility = eligibility;
        this.offices = offices;
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
        Talk talk = talk(draft, service);
        return page(resident, draft, service, talk, question(talk, service, edit), List.of(), model);
    }

    /** Takes one answer and asks the next question; a wrong one is asked again with what was typed. */
    @PostMapping("/drafts/{id}/chat")
    String answer(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam String field,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Draft before = drafts.look(resident.id(), id);
        ServiceDefinition service = drafts.definition(before);
        Field asked = service.findField(field).orElseThrow(Refusal::notFound);
        if (sent.containsKey("skip")) {
            drafts.skip(resident.id(), id, asked.id());
            return "redirect:/drafts/" + id + "/chat#now";
        }
        Map<String, String> answers = new HashMap<>(new TypedForm(sent).answers(List.of(asked)));
        List<FieldError> errors = new ArrayList<>(uploads.take(
                before.resident(),
                List.of(asked),
                before.answers(),
                sent.toSingleValueMap(),
                WebUtils.getNativeRequest(request, MultipartRequest.class),
                answers));
        Saved saved = drafts.save(resident.id(), id, answers, Drafts.ANY_REVISION);
        Draft draft = saved.draft();
        errors.addAll(saved.refused());
        boolean stays = FormUploads.stays(sent.toSingleValueMap());
        if (!draft.version().equals(before.version()) || errors.isEmpty() && stays) {
            return "redirect:/drafts/" + id + "/chat?edit=" + asked.id() + "#now";
        }
        if (errors.isEmpty()) {
            errors.addAll(form.errors(draft, service, List.of(asked), form.filled(draft, service)));
        }
        if (errors.isEmpty()) {
            return "redirect:/drafts/" + id + "/chat#now";
        }
        if (!stays) {
            response.setStatus(Refusal.Kind.INVALID.status());
        }
        Draft shown = draft.withTyped(answers);
        return page(
                resident, shown, service, talk(draft, service), Optional.of(asked), List.of(errors.getFirst()), model);
    }

    /** The form so far. */
    private record Talk(Draft draft, Filled filled, Set<String> wrong) {
        /** Whether it has no right answer yet; an optional one is asked once. */
        boolean isOpen(Field field) {
            boolean skippable = !field.required()
                    && filled.answer(field).isEmpty()
                    && !draft.touched().containsKey(field.id());
            return skippable || wrong.contains(field.id());
        }
    }

    private Talk talk(Draft draft, ServiceDefinition service) {
        Filled filled = form.filled(draft, service);
        return new Talk(
                draft,
                filled,
                form.errors(draft, service, filled).stream()
                        .map(FieldError::field)
                        .collect(Collectors.toSet()));
    }

    /** The one to correct, or else the first that is open. */
    private static Optional<Field> question(Talk talk, ServiceDefinition service, @Nullable String edit) {
        return Optional.ofNullable(edit)
                .flatMap(service::findField)
                .filter(talk.filled::isAsked)
                .or(() -> talk.filled.asked().stream().filter(talk::isOpen).findFirst());
    }

    /** One question answered. Public for templates only; {@code known} when the city had the answer before. */
    public record Turn(Field field, Message answer, boolean known) {}

    private String page(
            Resident viewer,
            Draft draft,
            ServiceDefinition service,
            Talk talk,
            Optional<Field> question,
            List<FieldError> errors,
            Model model) {
        List<Turn> turns = talk.filled.asked().stream()
                .filter(field -> question.filter(field::equals).isEmpty() && !talk.isOpen(field))
                .map(field -> turn(talk, field))
                .toList();
        List<Field> now = question.stream().toList();
        form.common(viewer, draft, service, model);
        model.addAttribute("turns", turns);
        model.addAttribute("question", question.orElse(null));
        model.addAttribute("left", talk.filled.asked().size() - turns.size());
        model.addAttribute("errors", errors);
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute("papers", form.papers(draft, now));
        model.addAttribute("findings", form.findings(draft, now));
        return "cases/chat";
    }

    private Turn turn(Talk talk, Field field) {
        String answer = talk.filled.answer(field);
        return new Turn(
                field,
                answer.isEmpty() ? Message.of("cases.chat.skipped") : form.text(field, answer),
                !talk.draft.touched().containsKey(field.id()));
    }
}
