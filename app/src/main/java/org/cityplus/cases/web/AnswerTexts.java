package org.cityplus.cases.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.DocumentKind;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Values;
import org.cityplus.city.City;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Money;
import org.springframework.stereotype.Component;

/** Answers as a person reads them back: the words of a choice, the name of an office, grouped digits. */
@Component
class AnswerTexts {
    private final City city;

    AnswerTexts(City city) {
        this.city = city;
    }

    /** The questions asked, in the form's order. */
    List<Answer> list(ServiceDefinition service, Filled filled, Message empty) {
        return service.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .filter(filled::isAsked)
                        .map(field -> new Answer(section, field, text(field, filled.answer(field), empty))))
                .toList();
    }

    /** What a case was lodged with; what was not asked then has no line. */
    List<Answer> list(ServiceDefinition service, Map<String, String> lodged) {
        return service.sections().stream()
                .flatMap(section -> section.fields().stream()
                        .filter(field -> lodged.containsKey(field.id()))
                        .map(field -> new Answer(
                                section,
                                field,
                                text(field, lodged.getOrDefault(field.id(), ""), Message.of("cases.check.empty")))))
                .toList();
    }

    Message text(Field field, String answer, Message empty) {
        if (answer.isBlank()) {
            return empty;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT, LATIN, EMAIL, NUMBER -> Message.of("cases.answer", answer);
            case DOCUMENT_NUMBER -> Message.of("cases.answer", DocumentKind.tidy(answer));
            case DATE ->
                Values.day(answer)
                        .map(day -> Message.of("cases.answer.day", String.valueOf(day.getYear()), day))
                        .orElse(Message.of("cases.answer", answer));
            case MONEY ->
                Values.number(answer)
                        .map(yuan -> Message.of(
                                "cases.answer", new Money(yuan.movePointRight(2).longValue())))
                        .orElse(Message.of("cases.answer", answer));
            case CHOICES -> chosen(field, answer);
            case DECLARATION ->
                Message.of(answer.equals(Values.YES) ? "cases.answer.agreed" : "cases.answer.not-agreed");
            case DISTRICT -> district(answer);
            case ID_NUMBER ->
                Message.of(
                        "cases.answer",
                        IdNumber.parse(answer).map(IdNumber::value).orElse(answer));
            case MOBILE ->
                Message.of(
                        "cases.answer",
                        MobileNumber.parse(answer).map(MobileNumber::value).orElse(answer));
            case CHOICE, YES_NO ->
                field.findOption(answer)
                        .map(option -> Message.of("cases.answer", option.label()))
                        .orElse(empty);
            case PHOTO -> Message.of("cases.answer.photo");
            case DOCUMENT -> Message.of("cases.answer.documents", answer.split(",").length);
            case OFFICE ->
                city.findOffice(new OfficeId(answer))
                        .map(office -> Message.of("cases.answer", office.name()))
                        .orElse(Message.of("cases.answer", answer));
        };
    }

    private static Message chosen(Field field, String answer) {
        List<LocalizedText> labels = Values.choices(answer).stream()
                .flatMap(option -> field.findOption(option).stream())
                .map(Field.Option::label)
                .toList();
        if (labels.isEmpty()) {
            return Message.of("cases.answer", answer);
        }
        return Message.of(
                "cases.answer",
                new LocalizedText(
                        labels.stream().map(LocalizedText::zh).collect(Collectors.joining("、")),
                        labels.stream().map(LocalizedText::en).collect(Collectors.joining(", "))));
    }

    private Message district(String answer) {
        return answer.matches("\\d{6}")
                ? city.findDistrict(new DistrictCode(answer))
                        .map(district -> Message.of("cases.answer", district.name()))
                        .orElse(Message.of("cases.answer", answer))
                : Message.of("cases.answer", answer);
    }
}
