package org.cityplus.cases.definition.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions mean, what they cannot know, and that none of them can spin. */
class ExpressionsTest {
    private static final Expressions FORM = form();

    private static Expressions form() {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add("delivery", FieldType.CHOICE, true);
        vocabulary.add("spaces", FieldType.NUMBER, true);
        vocabulary.add("size", FieldType.NUMBER, false);
        vocabulary.add("rent", FieldType.MONEY, true);
        vocabulary.add("since", FieldType.DATE, true);
        vocabulary.add("agree", FieldType.YES_NO, true);
        vocabulary.add("times", FieldType.CHOICES, true);
        vocabulary.add("idNumber", FieldType.ID_NUMBER, true);
        vocabulary.add("home.district", FieldType.DISTRICT, true);
        vocabulary.add("empty", FieldType.TEXT, true);
        vocabulary.addGroup("children");
        return new Expressions(vocabulary, Services.CALENDAR);
    }

    /** Everything answered but {@code empty}. 2026-11-24 is a Tuesday. */
    private static Map<String, Object> answers() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("today", Instant.parse("2026-11-24T00:00:00Z"));
        answers.put("applicant.age", 15L);
        answers.put("applicant.district", "500103");
        answers.put("delivery", "post");
        answers.put("answered.delivery", true);
        answers.put("answered.empty", false);
        answers.put("spaces", 2L);
        answers.put("rent", 300_000L);
        answers.put("since", Instant.parse("2026-05-24T00:00:00Z"));
        answers.put("agree", true);
        answers.put("times", List.of("day", "night"));
        answers.put("idNumber", "500190199804121027");
        answers.put("home.district", "500103");
        answers.put("children", List.of(Map.of("name", "小雨", "age", 3L), Map.of("name", "小宝")));
        answers.put("children.count", 2L);
        return answers;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            delivery == 'post'                                   ~ true
            delivery != 'post'                                   ~ false
            spaces > 1 && spaces <= 2                            ~ true
            rent < yuan(3000)                                    ~ false
            rent >= yuan(3000)                                   ~ true
            agree                                                ~ true
            !agree                                               ~ false
            'night' in times                                     ~ true
            times.all(t, t != 'evening')                         ~ true
            times.size() == 2                                    ~ true
            applicant.age < 16                                   ~ true
            applicant.district == home.district                  ~ true
            since <= plusMonths(today, -6)                       ~ true
            since < date('2026-05-24')                           ~ false
            daysBetween(since, today) == 184                     ~ true
            ageOn(birthDate(idNumber), today) == 28              ~ true
            workingDaysBetween(date('2026-09-25'), date('2026-10-09')) == 5 ~ true
            plusWorkingDays(today, 4) == date('2026-11-30')      ~ true
            isWorkingDay(date('2026-10-10'))                     ~ true
            isWorkingDay(date('2026-10-01'))                     ~ false
            plusYears(date('2024-02-29'), 1) == date('2025-02-28') ~ true
            children.count == 2                                  ~ true
            children.exists(c, c.name == '小雨')                  ~ true
            answered.empty                                       ~ false
            answered.delivery                                    ~ true
            empty == 'x'                                         ~ absent
            empty != 'x'                                         ~ absent
            !(empty == 'x')                                      ~ absent
            empty == 'x' && delivery == 'collect'                ~ false
            delivery == 'collect' && empty == 'x'                ~ false
            empty == 'x' || delivery == 'post'         ~ true
            empty == 'x' || delivery == 'collect'      ~ absent
            empty == 'x' ? true : false                          ~ absent
            answered.empty ? empty == 'x' : true                 ~ true
            children.all(c, c.age > 1)                           ~ absent
            spaces / 0 == 1                                      ~ absent
            isWorkingDay(date('2031-01-01'))                     ~ absent
            birthDate('500190') < today                          ~ absent
            plusDays(today, 9223372036854775807) > today         ~ absent
            """)
    void aConditionIsTrueFalseOrHasNoValue(String source, String value) {
        Expressions.Compiled compiled = FORM.compile(source);
        assertThat(compiled).as("%s", compiled).isInstanceOf(Expressions.Compiled.Good.class);
        Optional<Boolean> expected = value.equals("absent") ? Optional.empty() : Optional.of(value.equals("true"));
        assertThat(((Expressions.Compiled.Good) compiled).expression().evaluate(answers()))
                .isEqualTo(expected);
    }

    /** Other people's data, the machine, the clock: nothing has a name here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicant.name == 'x'",
                "applicant == 1",
                "resident.idNumber == ''",
                "now() > today",
                "env('PATH') == ''",
                "java.lang.System.exit(0)",
                "draft.answers.size() > 0",
                "answered.somebodyElse",
                "google.protobuf.Any{} == null",
                "spaces",
                "'text'",
                "delivery == 5",
                "since > '2026-01-01'",
                "rent > 3000.5 ? delivery : delivery",
                "delivery.matches(empty)",
                "delivery.matches('(')",
                "delivery.matches('(a)\\\\1')",
                "delivery ==",
                "",
                "((((((((((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))))))))))",
                "times.all(a, times.all(b, a == b))",
                "times.map(a, times.map(b, times.map(c, a + b + c))).size() > 1",
                "cel.bind(x, 'a', x + x == '')"
            })
    void whatItMayNotSayIsRefusedWithWordsInBothLanguages(String source) {
        assertThat(FORM.compile(source)).isInstanceOfSatisfying(Expressions.Compiled.Bad.class, bad -> {
            assertThat(bad.fault().rule().zh()).isNotBlank();
            assertThat(bad.fault().remedy().en()).isNotBlank();
            assertThat(bad.fault().line()).isPositive();
        });
    }

    static List<String> hostile() {
        return List.of(
                "a".repeat(100_000),
                "!".repeat(5000) + "agree",
                "(".repeat(5000),
                "[".repeat(400) + "]".repeat(400) + ".size() > 0",
                "1" + "+1".repeat(240) + " > 0",
                "agree" + " && agree".repeat(60),
                "delivery.matches('" + "(a+)+".repeat(20) + "$')",
                "delivery.matches('" + "(a{1,99}){1,99}" + "')",
                "'" + "x".repeat(480) + "' == delivery",
                "[" + "1,".repeat(200) + "1].all(x, x > 0)",
                "[1,2,3].map(a, [1,2,3].map(b, [1,2,3].map(c, a*b*c))).size() > 0",
                "times.filter(t, t.matches('^(([a-z])+.)+[A-Z]([a-z])+$')).size() == 0",
                "{'a': {'b': {'c': 1}}}.a.b.c == 1",
                "'\\U0010FFFF\\u0000' == delivery");
    }

    /** Whether it is refused or answers: it does so at once. */
    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(5)
    void aHostileConditionEndsSoon(String source) {
        Map<String, Object> answers = answers();
        answers.put("delivery", "a".repeat(2000) + "!");
        if (FORM.compile(source) instanceof Expressions.Compiled.Good good) {
            long begun = System.nanoTime();
            good.expression().evaluate(answers);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aFaultTellsWhereItIs() {
        assertThat(FORM.compile("agree && dilivery == 'post'"))
                .isInstanceOfSatisfying(Expressions.Compiled.Bad.class, bad -> {
                    assertThat(bad.fault().column()).isEqualTo(9);
                    assertThat(bad.fault().rule().en()).isEqualTo("there is no “dilivery” here");
                });
    }

    @Test
    void whatItReadsIsKnown() {
        assertThat(FORM.compile("answered.empty && home.district == applicant.district"))
                .isInstanceOfSatisfying(
                        Expressions.Compiled.Good.class,
                        good -> assertThat(good.expression().reads())
                                .containsExactlyInAnyOrder("answered.empty", "home.district", "applicant.district"));
    }
}
