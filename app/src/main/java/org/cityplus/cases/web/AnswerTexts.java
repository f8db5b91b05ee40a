package org.cityplus.cases.web;

import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Offices;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.springframework.stereotype.Component;

/** Answers as a person reads them back: the words of a choice, the name of an office, grouped digits. */
@Component
class AnswerTexts {
    private final Offices offices;

    AnswerTexts(Offices offices) {
        this.offices = offices;
    }

    /** The questions asked, in the form's order. */
    List<Answer> list(ServiceDefinition service, Map<String, String> answers, Message empty) {
        return service.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .filter(field -> field.isAsked(answers))
                        .map(field -> new Answer(
                                section, field, text(service, field, answers.getOrDefault(field.id(), ""), empty))))
                .toList();
    }

    private Message text(ServiceDefinition service, Field field, String answer, Message empty) {
        if (answer.isBlank()) {
            return empty;
        }
        return switch (field.type()) {
            case TEXT, LATIN -> Message.of("cases.answer", answer);
            case ID_NUMBER ->
                Message.of(
                        "cases.answer",
                        IdNumber.parse(answer).map(IdNumber::value).orElse(answer));
            case MOBILE ->
                Message.of(
                        "cases.answer",
                        MobileNumber.parse(answer).map(MobileNumber::value).orElse(answer));
            case CHOICE ->
                field.findOption(answer)
                        .map(option -> Message.of("cases.answer", option.label()))
                        .orElse(empty);
            case PHOTO -> Message.of("cases.answer.photo");
            case DOCUMENT -> Message.of("cases.answer.documents", answer.split(",").length);
            case OFFICE ->
                offices.find(service, answer)
                        .map(office -> Message.of("cases.answer", office.name()))
                        .orElse(empty);
        };
    }
}
