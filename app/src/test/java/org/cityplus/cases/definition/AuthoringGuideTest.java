package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.expression.Expressions;
import org.cityplus.cases.definition.expression.Vocabulary;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/authoring-a-service.md to the letter. */
class AuthoringGuideTest {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\\s*```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path temporary = Path.of("");

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/authoring-a-service.md"));
    }

    private ServiceDefinition written() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("bicycle-loan/2026-11"));
        Matcher file = FILE.matcher(guide());
        List<String> names = new ArrayList<>();
        while (file.find()) {
            names.add(file.group(1));
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(DefinitionFiles.ALL);
        return Services.read(folder);
    }

    @Test
    void whatItSaysToWriteIsAServiceWithoutAMistake() throws IOException {
        ServiceDefinition service = written();
        assertThat(service.name().en()).isEqualTo("Borrow a bicycle");
        assertThat(DefinitionReader.read(temporary.resolve("bicycle-loan/2026-11"), Services.CITY)
                        .problems())
                .as("only what is said not to be verified")
                .allMatch(problem -> problem.path().endsWith("verified"));
    }

    @Test
    void itDoesWhatTheGuideSays() throws IOException {
        ServiceDefinition service = written();
        Map<String, String> answers = new HashMap<>(
                Map.of("from", "2026-11-25", "until", "2026-12-08", "trailer", "yes", "children.count", "1"));
        answers.put("children.1.name", "小雨");
        answers.put("children.1.birthDate", "2021-05-01");
        Filled filled = Filled.of(service, answers, Facts.on(TODAY));
        assertThat(filled.asked())
                .extracting(Field::id)
                .contains("children.1.name")
                .doesNotContain("children.2.name");
        assertThat(broken(service, filled)).isEmpty();
        assertThat(service.feeOn(TODAY, filled)).isEqualTo(Money.ofYuan(20));
        assertThat(service.prepare().stream().filter(item -> item.when() != null && filled.holds(item.when())))
                .hasSize(1);
        answers.put("until", "2026-12-10");
        answers.put("children.1.birthDate", "2016-05-01");
        assertThat(broken(service, Filled.of(service, answers, Facts.on(TODAY))))
                .containsExactly("two-weeks", "small");
        answers.put("until", "2026-11-24");
        assertThat(broken(service, Filled.of(service, answers, Facts.on(TODAY))))
                .contains("in-order");
        answers.remove("until");
        assertThat(broken(service, Filled.of(service, answers, Facts.on(TODAY))))
                .as("no value: not checked")
                .containsExactly("small");
    }

    private static List<String> broken(ServiceDefinition service, Filled filled) {
        return service.rules().stream()
                .filter(rule -> !filled.value(rule.check()).orElse(true))
                .map(FormRule::id)
                .toList();
    }

    @Test
    void itsTableOfTypesHasEveryType() throws IOException {
        String guide = guide();
        assertThat(Arrays.stream(FieldType.values())
                        .filter(type -> type != FieldType.DISTRICT)
                        .map(type -> "`" + type.word() + "`"))
                .allMatch(guide::contains);
        assertThat(Arrays.stream(DocumentKind.values()).map(DocumentKind::word)).allMatch(guide::contains);
    }

    @Test
    void itsConditionsCompile() throws IOException {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add("delivery", FieldType.CHOICE, true);
        vocabulary.add("spaces", FieldType.NUMBER, true);
        vocabulary.add("times", FieldType.CHOICES, true);
        vocabulary.addGroup("children");
        vocabulary.add("since", FieldType.DATE, true);
        vocabulary.add("idNumber", FieldType.ID_NUMBER, true);
        vocabulary.add("plate", FieldType.DOCUMENT_NUMBER, true);
        Expressions expressions = new Expressions(vocabulary, Services.CALENDAR);
        for (String condition : List.of(
                "delivery == 'post' && spaces > 1",
                "'night' in times",
                "times.size() >= 2",
                "children.exists(c, c.age > 6)",
                "since <= plusMonths(today, -6)",
                "ageOn(birthDate(idNumber), today) >= 60",
                "plate.matches('^渝')")) {
            assertThat(guide()).contains(condition);
            assertThat(expressions.compile(condition)).isInstanceOf(Expressions.Compiled.Good.class);
        }
    }
}
