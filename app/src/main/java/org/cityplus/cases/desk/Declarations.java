package org.cityplus.cases.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.DocumentKind;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Values;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.city.City;
import org.cityplus.city.District;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Money;
import org.springframework.stereotype.Component;

/** What an applicant declared, line by line, checked by rule. No register is asked. */
@Component
public class Declarations {
    private final City city;

    Declarations(City city) {
        this.city = city;
    }

    /** All answers but files, in the order of the form. */
    public List<DeclaredLine> list(ServiceDefinition service, CaseRecord record) {
        Map<String, String> answers = record.answers();
        LocalDate lodgedOn = LocalDate.ofInstant(record.row().lodgedAt(), city.zone());
        return service.fields()
                .filter(field -> !field.type().isFiles())
                .filter(field -> !answers.getOrDefault(field.id(), "").isBlank())
                .map(field -> line(field, answers.getOrDefault(field.id(), ""), lodgedOn))
                .toList();
    }

    /** The answer to the first question for a picture. */
    public static Optional<String> findPhoto(ServiceDefinition service, CaseRecord record) {
        return service.fields()
                .filter(field -> field.type() == FieldType.PHOTO)
                .flatMap(field -> Optional.ofNullable(record.answers().get(field.id())).stream())
                .findFirst();
    }

    private DeclaredLine line(Field field, String answer, LocalDate lodgedOn) {
        return switch (field.type()) {
            case ID_NUMBER -> IdNumberRules.line(field, answer, lodgedOn);
            case LATIN ->
                new DeclaredLine(
                        field, same(answer), Optional.of(check("latin", answer.matches("[A-Z][A-Z '-]*"))), List.of());
            case MOBILE ->
                new DeclaredLine(
                        field,
                        same(answer),
                        Optional.of(check("mobile", MobileNumber.parse(answer).isPresent())),
                        List.of());
            case CHOICE, YES_NO ->
                plain(field, field.findOption(answer).map(Field.Option::label).orElse(same(answer)));
            case CHOICES -> plain(field, chosen(field, answer));
            case DECLARATION ->
                plain(field, answer.equals(Values.YES) ? new LocalizedText("已同意", "Agreed") : same(answer));
            case DISTRICT -> plain(field, district(answer));
            case DOCUMENT_NUMBER -> documentNumber(field, answer);
            case MONEY ->
                plain(
                        field,
                        Values.number(answer)
                                .map(yuan ->
                                        same(new Money(yuan.movePointRight(2).longValue()).toString()))
                                .orElse(same(answer)));
            case OFFICE ->
                plain(
                        field,
                        city.findOffice(new OfficeId(answer)).map(Office::name).orElse(same(answer)));
            case TEXT, LONG_TEXT, EMAIL, DATE, NUMBER, PHOTO, DOCUMENT -> plain(field, same(answer));
        };
    }

    private static DeclaredLine documentNumber(Field field, String answer) {
        boolean right = field.limits().kind() == null || field.limits().kind().matches(answer);
        return new DeclaredLine(
                field, same(DocumentKind.tidy(answer)), Optional.of(check("document-number", right)), List.of());
    }

    private static LocalizedText chosen(Field field, String answer) {
        List<LocalizedText> labels = Values.choices(answer).stream()
                .flatMap(option -> field.findOption(option).stream())
                .map(Field.Option::label)
                .toList();
        return labels.isEmpty()
                ? same(answer)
                : new LocalizedText(
                        labels.stream().map(LocalizedText::zh).collect(Collectors.joining("、")),
                        labels.stream().map(LocalizedText::en).collect(Collectors.joining(", ")));
    }

    private LocalizedText district(String answer) {
        return answer.matches("\\d{6}")
                ? city.findDistrict(new DistrictCode(answer))
                        .map(District::name)
                        .orElse(same(answer))
                : same(answer);
    }

    private static RuleCheck check(String rule, boolean right) {
        Message says = Message.of("desk.rule." + rule + (right ? "" : "-wrong"));
        return RuleCheck.of(Message.of("desk.rule." + rule), says, right);
    }

    private static DeclaredLine plain(Field field, LocalizedText shown) {
        return new DeclaredLine(field, shown, Optional.empty(), List.of());
    }

    static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    /** Digits grouped as on the card, easier to compare by eye. */
    public static String grouped(String idNumber) {
        return IdNumber.parse(idNumber)
                .map(IdNumber::value)
                .map(v -> v.substring(0, 6) + " " + v.substring(6, 14) + " " + v.substring(14))
                .orElse(idNumber);
    }
}
