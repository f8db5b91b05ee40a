package org.cityplus.cases.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.Field;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Message;

/** What an identity number tells by itself (GB 11643-1999): birth date, sex, whether it can exist. */
final class IdNumberRules {
    private IdNumberRules() {}

    static DeclaredLine line(Field field, String answer, LocalDate lodgedOn) {
        Message name = Message.of("desk.rule.id-number");
        return IdNumber.parse(answer)
                .map(number -> new DeclaredLine(
                        field,
                        Declarations.same(number.masked()),
                        Optional.of(RuleCheck.of(name, Message.of("desk.rule.id-number"), true)),
                        readOut(field, number, lodgedOn)))
                .orElseGet(() -> new DeclaredLine(
                        field,
                        Declarations.same("****"),
                        Optional.of(RuleCheck.of(name, Message.of("desk.rule.id-number-wrong"), false)),
                        List.of()));
    }

    private static List<RuleCheck> readOut(Field field, IdNumber number, LocalDate lodgedOn) {
        long age = ChronoUnit.YEARS.between(number.birthDate(), lodgedOn);
        RuleCheck born = RuleCheck.read(Message.of("desk.rule.born"), bornOn(number.birthDate()));
        RuleCheck sex = RuleCheck.read(
                Message.of("desk.rule.sex"), Message.of(number.isMale() ? "desk.rule.male" : "desk.rule.female"));
        Message name = Message.of("desk.rule.age");
        RuleCheck old = field.minimumAge() == 0
                ? RuleCheck.read(name, Message.of("desk.rule.age-is", age))
                : RuleCheck.of(
                        name, Message.of("desk.rule.age-needs", age, field.minimumAge()), age >= field.minimumAge());
        return List.of(born, sex, old);
    }

    private static Message bornOn(LocalDate day) {
        return Message.of("desk.rule.born-on", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
