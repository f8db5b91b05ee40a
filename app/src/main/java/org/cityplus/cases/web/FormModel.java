package org.cityplus.cases.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.PhotoFinding;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.form.Saved;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the pages of a form show. */
@Component
class FormModel {
    private final ServiceCatalog services;
    private final FormCheck check;
    private final ApplicantFacts facts;
    private final Offices offices;
    private final Photos photos;
    private final Documents documents;
    private final AnswerTexts answerTexts;
    private final Acting acting;
    private final City city;

    FormModel(
            ServiceCatalog services,
            FormCheck check,
            ApplicantFacts facts,
            Offices offices,
            Photos photos,
            Documents documents,
            AnswerTexts answerTexts,
            Acting acting,
            City city) {
        this.services = services;
        this.check = check;
        this.facts = facts;
        this.offices = offices;
        this.photos = photos;
        this.documents = documents;
        this.answerTexts = answerTexts;
        this.acting = acting;
        this.city = city;
    }

    Filled filled(Draft draft, ServiceDefinition service) {
        return facts.filled(draft.resident(), service, draft.answers());
    }

    /** What is wrong with answers to these questions, of all that are filled in. */
    List<FieldError> errors(Draft draft, ServiceDefinition service, List<Field> fields, Filled filled) {
        return check.check(service, draft.resident(), fields, filled);
    }

    /** What is wrong with the whole form. */
    List<FieldError> errors(Draft draft, ServiceDefinition service, Filled filled) {
        return errors(draft, service, service.fields().toList(), filled);
    }

    Message text(Field field, String answer) {
        return answerTexts.text(field, answer, Message.of("cases.check.empty"));
    }

    /** Answers that were not saved, each with why: changed elsewhere meanwhile, or too long. */
    List<FieldError> untaken(ServiceDefinition service, Saved saved) {
        Stream<FieldError> conflicts = service.fields()
                .filter(field -> saved.conflicts().containsKey(field.id()))
                .map(field -> new FieldError(field.id(), conflict(field, saved)));
        return Stream.concat(conflicts, saved.refused().stream()).toList();
    }

    private Message conflict(Field field, Saved saved) {
        return Message.of("cases.draft.elsewhere", text(field, saved.conflicts().getOrDefault(field.id(), "")));
    }

    /**
     * One page of the form.
     *
     * @param untaken questions whose answer is shown as typed but is not saved
     */
    String section(
            Resident viewer,
            Draft draft,
            ServiceDefinition service,
            Section section,
            List<FieldError> errors,
            Set<String> untaken,
            Model model) {
        Filled filled = filled(draft, service);
        // What is not asked is not shown, not even hidden in the page.
        Draft shown = draft.withAnswers(filled.answers());
        common(viewer, shown, service, model);
        model.addAttribute("section", section);
        model.addAttribute("errors", errors);
        model.addAttribute("filled", filled);
        model.addAttribute("pages", pages(service, filled, section));
        model.addAttribute("was", TypedForm.was(section.fields(), shown, untaken));
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute("findings", findings(draft, section.fields()));
        model.addAttribute("papers", papers(draft, section.fields()));
        return "cases/section";
    }

    /** All answers read back before they are sent. */
    String check(Resident viewer, Draft draft, ServiceDefinition service, List<FieldError> errors, Model model) {
        common(viewer, draft, service, model);
        Filled filled = filled(draft, service);
        model.addAttribute("errors", errors);
        model.addAttribute("missing", errors(draft, service, filled));
        model.addAttribute("answers", answerTexts.list(service, filled, Message.of("cases.check.empty")));
        model.addAttribute("pages", pages(service, filled, null));
        model.addAttribute("fee", service.feeOn(facts.today(), filled));
        model.addAttribute(
                "documents",
                service.prepare().stream()
                        .filter(item -> item.when() != null && filled.holds(item.when()))
                        .toList());
        model.addAttribute("papers", papers(draft, filled.asked()));
        return "cases/check";
    }

    /** What was found in the photo of each question for one. */
    Map<String, List<PhotoFinding>> findings(Draft draft, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() == FieldType.PHOTO)
                .collect(
                        Collectors.toMap(Field::id, field -> photos.check(draft.resident(), draft.answer(field.id()))));
    }

    /** What was sent to each question for documents. */
    Map<String, List<Document>> papers(Draft draft, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.type() == FieldType.DOCUMENT)
                .collect(Collectors.toMap(
                        Field::id, field -> documents.list(draft.resident(), draft.answer(field.id()))));
    }

    /** The pages that have a question now; {@code also} is among them in any case. */
    private static List<Section> pages(ServiceDefinition service, Filled filled, @Nullable Section also) {
        return service.sections().stream()
                .filter(section ->
                        section.equals(also) || section.fields().stream().anyMatch(filled::isAsked))
                .toList();
    }

    void common(Resident viewer, Draft draft, ServiceDefinition service, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("service", service);
        model.addAttribute("ended", services.findEnding(service).orElse(null));
        model.addAttribute("forWhom", acting.forWhom(viewer.id(), draft.resident()));
    }
}
