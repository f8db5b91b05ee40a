package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's folder, each time with mistakes: the answer names file, line, column, place, rule and what to do. */
class DefinitionReaderTest {
    @TempDir
    Path temporary = Path.of("");

    private Path folder = temporary;

    @BeforeEach
    void aCopy() throws IOException {
        folder = copied(temporary, "passport-renewal");
    }

    static Path copied(Path to, String service) throws IOException {
        Path folder = Files.createDirectories(to.resolve(service + "/2026-11"));
        for (String file : DefinitionFiles.ALL) {
            Files.copy(Services.FOLDER.resolve(service + "/2026-11/" + file), folder.resolve(file));
        }
        return folder;
    }

    @Test
    void withoutAMistakeItIsRead() {
        ServiceDefinition read = Services.read(folder);
        assertThat(read).isEqualTo(Services.read(Services.FOLDER.resolve("passport-renewal/2026-11")));
        assertThat(read.digest()).hasSize(64);
    }

    @Test
    void theFeeIsThatOfTheDayAndOfTheAnswers() {
        ServiceDefinition passport = Services.read(folder);
        assertThat(passport.feeOn(LocalDate.of(2018, 5, 1))).isEqualTo(Money.ofYuan(160));
        assertThat(passport.feeOn(LocalDate.of(2019, 6, 30))).isEqualTo(Money.ofYuan(160));
        LocalDate today = LocalDate.of(2026, 11, 24);
        assertThat(passport.feeOn(today)).isEqualTo(Money.ofYuan(120));
        assertThat(passport.feeOn(today, Filled.of(passport, java.util.Map.of("endorsement", "yes"), Facts.on(today))))
                .isEqualTo(Money.ofYuan(140));
        assertThat(passport.feeOn(today, Filled.of(passport, java.util.Map.of("endorsement", "no"), Facts.on(today))))
                .isEqualTo(Money.ofYuan(120));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            service.yaml | 'minutes: 5\\n'           | ''                                  | '“minutes” is missing'
            service.yaml | 'numberPrefix: PR'        | 'numberPrefix: PR\\ncolour: red'    | 'service.yaml:11:1 colour: “colour” is not known here'
            service.yaml | 'minutes: 5'              | 'minutes: five'                     | 'service.yaml:11:10 minutes: must be a whole number'
            service.yaml | 'effective: 2026-11-01'   | 'effective: 2026-13-01'             | 'service.yaml:4:12 effective: a day is written 2026-01-31'
            service.yaml | 'effective: 2026-11-01'   | 'effective: 2026-02-30'             | 'service.yaml:4:12 effective: there is no day 2026-02-30'
            service.yaml | 'version: "2026-11"'      | 'version: 2026'                     | 'without quotes it is a number'
            service.yaml | 'type: latin'             | 'type: klingon'                     | '.type: must be one of: text, long-text'
            service.yaml | 'id: passport-renewal'    | 'id: passport'                      | 'id must be the folder’s name, passport-renewal'
            service.yaml | 'fen: 12000'              | 'fen: -12000'                       | 'fees[1].fen: must be at least 0'
            service.yaml | 'fen: 12000'              | 'fen: 120.5'                        | 'fees[1].fen: must be a whole number'
            service.yaml | 'workingDays: 7'          | 'workingDays:'                      | 'promise.workingDays: must be a whole number'
            service.yaml | 'id: photo, type'         | 'id: photo, kindle: 1, type'        | '“kindle” is not known here'
            service.yaml | 'id: photo, type: photo'  | 'id: selfie, type: photo'           | '“fields.selfie.label” is missing; service.yaml names it'
            service.yaml | other], when: reason == 'changed'     | other], when: reson == 'changed'                | 'there is no “reson” here'
            service.yaml | other], when: reason == 'changed'     | 'other], when: reason == 5'                       | 'the kinds do not fit together: (string, int)'
            service.yaml | other], when: reason == 'changed'     | other], when: reason == 'changed               | 'the condition is unfinished or mistyped'
            service.yaml | other], when: reason == 'changed'     | 'other], when: reason'                            | 'a condition must be true or false'
            service.yaml | other], when: reason == 'changed'     | other], when: delivery == 'post'                | 'may only look at questions before it; “delivery” is not'
            service.yaml | 'id: mobile, type'        | 'id: name, type'                    | '“name” is there twice'
            service.yaml | 'id: mobile, type'        | 'id: today, type'                   | '“today” means something else in conditions'
            service.yaml | 'type: mobile'            | 'type: mobile, maxLength: 5'        | 'a question of type mobile has no maxLength'
            service.yaml | 'kind: passport'          | 'kind: library-card'                | 'kind: must be one of'
            service.yaml | 'from: 2019-07-01, fen: 12000' | 'from: 2029-07-01, fen: 12000' | ''
            service.yaml | 'type: office'            | 'type: text'                        | 'needs a required question without a condition {id: office, type: office}'
            service.yaml | 'as: self'                | 'as: dog'                           | 'applicants[0].as: must be one of: self'
            service.yaml | 'refusal: under-16 }'     | '}'                                 | 'when and refusal come together'
            service.yaml | 'field: reason, check: "reason != ''expired''' | 'field: raison, check: "reason != ''expired''' | 'there is no question “raison”'
            service.yaml | 'min: today'              | 'min: tomorrow'                     | 'must be today, or a day such as 2026-01-31'
            service.yaml | 'icon: pass'              | 'icon: &a pass'                     | 'anchors (&), aliases (*) and tags (!) are not allowed'
            service.yaml | 'icon: pass'              | 'icon: pass\\nicon: pass'           | 'service.yaml:8:1 icon: “icon” is there twice'
            en.yaml      | '  photo: { label: Photo,' | '  portrait: { label: Photo,'      | 'en.yaml'
            en.yaml      | 'notice: To make'         | 'hint: To make'                     | '“notice” is missing'
            en.yaml      | 'label: Photo,'           | 'label: '''','                      | 'fields.photo.label: must not be empty'
            en.yaml      | 'post: Post it'           | 'pigeon: Post it'                   | '“options.delivery.post” is missing; service.yaml names it'
            en.yaml      | '  fraud:'                | '  deceit:'                         | '“refusalGrounds.fraud.name” is missing'
            zh-CN.yaml   | 'who: you'                | 'who: somebody'                     | 'who: must be one of: you, we'
            """)
    void oneMistakeIsNamed(String file, String right, String wrong, String named) throws IOException {
        change(file, right, wrong);
        DefinitionReader.Reading reading = DefinitionReader.read(folder, Services.CITY);
        if (named.isEmpty()) {
            assertThat(reading.loaded()).as("no mistake at all").isPresent();
            return;
        }
        assertThat(reading.loaded()).isEmpty();
        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.in(Locale.ENGLISH)).contains(file).contains(named);
            assertThat(problem.rule().zh())
                    .isNotBlank()
                    .isNotEqualTo(problem.rule().en());
        });
        inside(reading.problems());
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        change("service.yaml", "minutes: 5", "minutes: five");
        change("service.yaml", "type: latin", "type: klingon");
        change("service.yaml", "other], when: reason == 'changed'", "other], when: reson == 'changed'");
        change("service.yaml", "icon: pass", "icon: pass\ncolour: red");
        change("zh-CN.yaml", "who: you", "who: somebody");
        change("en.yaml", "  fraud:", "  deceit:");
        List<Problem> problems = DefinitionReader.read(folder, Services.CITY).problems();
        assertThat(problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .map(Problem::path))
                .contains(
                        "minutes",
                        "sections[0].fields[2].type",
                        "sections[1].fields[3].when",
                        "colour",
                        "how[0].who",
                        "refusalGrounds");
        assertThat(problems)
                .anyMatch(problem -> problem.path().equals("refusalGrounds.deceit.name")
                        && problem.severity() == Problem.Severity.WARNING);
    }

    @Test
    void unverifiedUnusedAndUnreachableAreWarningsAndNoMistakes() throws IOException {
        change("service.yaml", "other], when: reason == 'changed'", "other], when: reason == 'chnged'");
        DefinitionReader.Reading reading = DefinitionReader.read(folder, Services.CITY);
        assertThat(reading.loaded()).isPresent();
        assertThat(reading.problems())
                .extracting(problem -> problem.rule().en())
                .contains("this has not been verified", "no answers ever lead to this question");
    }

    @Test
    void moreThanFiveQuestionsOnAPageAreTooMany() throws IOException {
        change("service.yaml", "  - id: photo\n    fields:\n", "");
        change("service.yaml", "  - id: speed\n    fields:\n", "");
        assertThat(DefinitionReader.read(folder, Services.CITY).problems())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("sections[1].fields: has more than 5"));
    }

    @Test
    void oneStepMoreInChineseThanInEnglishIsNoticed() throws IOException {
        change("zh-CN.yaml", "how:\n", "how:\n  - { who: you, act: 等, note: 一会儿 }\n");
        assertThat(DefinitionReader.read(folder, Services.CITY).problems())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("how: needs as many entries as zh-CN.yaml has: 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.yaml", "zh-CN.yaml", "en.yaml"})
    void aFileThatIsNotThereIsNamedWithTheOthers(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThat(DefinitionReader.read(folder, Services.CITY).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains(file)
                        .contains("missing; the folder has service.yaml, zh-CN.yaml, en.yaml"));
    }

    @Test
    void theDigestSeesWhatIsSaidAndNotHowItIsLaidOut() throws IOException {
        String before = Services.read(folder).digest();
        change("service.yaml", "icon: pass", "icon:    pass   # a comment");
        assertThat(Services.read(folder).digest()).isEqualTo(before);
        change("en.yaml", "Both are equally fast", "One is faster");
        assertThat(Services.read(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void theCommandSaysWhatToMendAndWhetherItCanBeUsed() {
        DefinitionReport good = DefinitionReport.of(Path.of("../cities/chongqing"), Locale.ENGLISH);
        assertThat(good.good()).isTrue();
        assertThat(good.lines().getLast()).matches("\\d+ versions and \\d+ life events can be used\\.");
        assertThat(good.lines()).anyMatch(line -> line.contains("this has not been verified"));
        assertThat(DefinitionReport.of(Path.of("../cities/chongqing"), Locale.SIMPLIFIED_CHINESE)
                        .lines())
                .anyMatch(line -> line.contains("这一条还没有核实"));
        assertThat(DefinitionReport.of(Path.of("../cities"), Locale.ENGLISH).good())
                .isFalse();
    }

    /** Every problem points into its file. */
    private void inside(List<Problem> problems) throws IOException {
        for (Problem problem : problems) {
            List<String> lines = Files.readAllLines(temporary.resolve(problem.file()));
            assertThat(problem.line()).isBetween(1, lines.size());
            assertThat(problem.column())
                    .isBetween(1, lines.get(problem.line() - 1).length() + 1);
        }
    }

    private void change(String file, String right, String wrong) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String from = right.replace("\\n", "\n");
        assertThat(before).as("the mistake is made").contains(from);
        Files.writeString(
                folder.resolve(file),
                before.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(wrong.replace("\\n", "\n"))));
    }
}
