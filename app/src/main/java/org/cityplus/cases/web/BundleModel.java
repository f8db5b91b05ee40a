package org.cityplus.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.FormPage;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the pages of a life event show. */
@Component
class BundleModel {
    private final Bundles bundles;
    private final Offices offices;
    private final Photos photos;
    private final Documents documents;
    private final AnswerTexts texts;
    private final Acting acting;
    private final City city;
    private final Clock clock;

    BundleModel(
            Bundles bundles,
            Offices offices,
            Photos photos,
            Documents documents,
            AnswerTexts texts,
            Acting acting,
            City city,
            Clock clock) {
        this.bundles = bundles;
        this.offices = offices;
        this.photos = photos;
        this.documents = documents;
        this.texts = texts;
        this.acting = acting;
        this.city = city;
        this.clock = clock;
    }

    void common(Resident viewer, Bundle bundle, Model model) {
        model.addAttribute("bundle", bundle);
        model.addAttribute("name", name(bundle));
        model.addAttribute("forWhom", acting.forWhom(viewer.id(), bundle.person()));
    }

    LocalizedText name(Bundle bundle) {
        return bundles.findEvent(bundle).map(LifeEvent::name).orElse(Bundle.GONE);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * One page of the form.
     *
     * @param typed answers shown as they were typed, though they are not saved so
     */
    String page(
            Resident viewer,
            Bundle bundle,
            Form form,
            FormPage page,
            Map<String, String> typed,
            List<FieldError> errors,
            Model model) {
        common(viewer, bundle, model);
        Draft draft = page.shown(typed);
        List<Field> fields = page.fields();
        model.addAttribute("part", page);
        model.addAttribute("draft", draft);
        model.addAttribute("pages", form.askedPages());
        model.addAttribute("errors", errors);
        model.addAttribute("was", was(page, draft, typed.keySet()));
        model.addAttribute("differing", differing(page));
        model.addAttribute("subject", acting.forWhom(viewer.id(), draft.resident()));
        model.addAttribute("offices", offices.list(page.lead().service()));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        model.addAttribute(
                "findings",
                fields.stream()
                        .filter(field -> field.type() == FieldType.PHOTO)
                        .collect(Collectors.toMap(
                                Field::id, field -> photos.check(draft.resident(), draft.answer(field.id())))));
        model.addAttribute(
                "papers",
                fields.stream()
                        .filter(field -> field.type() == FieldType.DOCUMENT)
                        .collect(Collectors.toMap(
                                Field::id, field -> documents.list(draft.resident(), draft.answer(field.id())))));
        return "cases/bundle-page";
    }

    /** What the page said; not of questions that are to be written in any case. */
    String was(FormPage page, Draft draft, Set<String> typed) {
        return TypedForm.was(page.fields(), draft, typed);
    }

    /** What services say that differ, by the question on its page. */
    private Map<String, List<HeldAnswer>> differing(FormPage page) {
        return page.differing().stream()
                .collect(Collectors.toMap(question -> question.field().id(), this::held));
    }

    private List<HeldAnswer> held(Form.Question question) {
        return question.held().stream()
                .map(held -> new HeldAnswer(
                        held.answer(),
                        texts.text(question.field(), held.answer(), Message.of("cases.check.empty")),
                        joined(held.services().stream()
                                .map(ServiceDefinition::shortName)
                                .toList())))
                .toList();
    }

    /** Of each question that differs, what else was said where: its reader chooses. */
    List<FieldError> toChoose(FormPage page) {
        return page.differing().stream()
                .map(question -> {
                    HeldAnswer other = held(question).stream()
                            .filter(held -> !held.answer().equals(question.answer()))
                            .findFirst()
                            .orElseThrow();
                    return new FieldError(
                            question.field().id(),
                            Message.of("life.page.choose", question.field().label(), other.services(), other.text()));
                })
                .toList();
    }

    static LocalizedText joined(List<LocalizedText> names) {
        return new LocalizedText(
                names.stream().map(LocalizedText::zh).collect(Collectors.joining("、")),
                names.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }
}
