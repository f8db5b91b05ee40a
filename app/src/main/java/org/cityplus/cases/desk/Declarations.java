package org.cityplus.cases.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
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
            case CHOICE ->
                plain(field, field.findOption(answer).map(Field.Option::label).orElse(same(answer)));
            case OFFICE ->
                plain(
                        field,
                        city.findOffice(new OfficeId(answer)).map(Office::name).orElse(same(answer)));
            case TEXT, PHOTO, DOCUMENT -> plain(field, same(answer));
        };
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
