package org.cityplus.cases.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
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
    private final FormCheck check;
    private final ApplicantFacts facts;
    private final Offices offices;
    private final Photos photos;
    private final Documents documents;
    private final AnswerTexts answerTexts;
    private final Acting acting;
    private final City city;

    FormModel(
            FormCheck check,
            ApplicantFacts facts,
            Offices offices,
            Photos photos,
            Documents documents,
            AnswerTexts answerTexts,
            Acting acting,
            City city) {
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

    List<FieldError> errors(Draft draft, ServiceDefinition service, Section section) {
        return check.check(service, draft.resident(), section.fields(), filled(draft, service));
    }

    List<FieldError> errors(Draft draft, ServiceDefinition service, Field field) {
        return check.check(service, draft.resident(), List.of(field), filled(draft, service));
    }

    /** Whether any question of the page is asked now. */
    boolean isAsked(Draft draft, ServiceDefinition service, Section section) {
        Filled filled = filled(draft, service);
        return section.fields().stream().anyMatch(filled::isAsked);
    }

    Message text(ServiceDefinition service, Field field, String answer) {
        return answerTexts.text(service, field, answer, Message.of("cases.check.empty"));
    }

    /** One page of the form; what stands elsewhere in place of a typed answer is told beside it. */
    String section(
            Resident viewer,
            Draft draft,
            ServiceDefinition service,
            Section section,
            List<FieldError> errors,
            Map<String, String> conflicts,
            Model model) {
        Filled filled = filled(draft, service);
        Draft shown = onlyAsked(draft, filled);
        common(viewer, shown, service, model);
        model.addAttribute("section", section);
        model.addAttribute("errors", errors);
        model.addAttribute("filled", filled);
        model.addAttribute("pages", pages(service, filled, section));
        model.addAttribute("conflicts", conflicts);
        model.addAttribute("was", TypedForm.was(section.fields(), shown, conflicts.keySet()));
        model.addAttribute("offices", offices.list(service));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute(
                "findings",
                section.fields().stream()
                        .filter(field -> field.type() == FieldType.PHOTO)
                        .flatMap(field -> photos.check(draft.resident(), draft.answer(field.id())).stream())
                        .toList());
        model.addAttribute("papers", papers(draft, section.fields()));
        return "cases/section";
    }

    /** What is not asked is not shown, not even hidden in the page. */
    private static Draft onlyAsked(Draft draft, Filled filled) {
        return new Draft(
                draft.id(),
                draft.resident(),
                draft.service(),
                draft.version(),
                draft.revision(),
                draft.touched(),
                filled.answers(),
                draft.savedAt(),
                draft.lodgedAs());
    }

    /** All answers read back before they are sent. */
    String check(Resident viewer, Draft draft, ServiceDefinition service, List<FieldError> errors, Model model) {
        common(viewer, draft, service, model);
        Filled filled = filled(draft, service);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "missing",
                check.check(service, draft.resident(), service.fields().toList(), filled));
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
        model.addAttribute("forWhom", viewer.id().equals(draft.resident()) ? "" : acting.name(draft.resident()));
    }
}
