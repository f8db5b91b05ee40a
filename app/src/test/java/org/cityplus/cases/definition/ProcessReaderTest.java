package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a case as a clerk writes it: into the noise complaint, which is free and needs no visit. */
class ProcessReaderTest {
    private static final String ACCEPTANCE = "\n  acceptance: { term: { days: 5, count: working }, source: law }";
    private static final String APPOINTMENT =
            "\n  appointment: { kind: talk, noShows: 1, remindHours: 24, holdMinutes: 10 }";
    private static final String REVIEW = "\n  review: { officers: 2, jointly: [city-management] }";

    @TempDir
    Path temporary = Path.of("");

    private Path file = temporary;

    @BeforeEach
    void aCopy() throws IOException {
        file = DefinitionReaderTest.copied(temporary, "noise-complaint").resolve(DefinitionFiles.SERVICE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lodge decide                                     |
            lodge accept review decide                       |
            lodge accept pay decide issue deliver            |
            lodge accept appointment biometrics pay decide   |
            accept lodge decide                              | must begin with lodge
            lodge pay accept decide                          | right after lodge
            lodge accept issue                               | needs decide
            lodge accept decide review                       | must have review before decide
            lodge decide deliver issue                       | must have issue before deliver
            lodge accept biometrics decide                   | right after appointment
            lodge accept appointment pay biometrics decide   | right after appointment
            lodge accept accept decide                       | “accept” is there twice
            lodge accept dance decide                        | must be one of: lodge, accept, pay
            """)
    void stepsAreAnyLegalOrderAndNoOther(String steps, @Nullable String rule) throws IOException {
        List<String> words = List.of(steps.strip().split(" "));
        write(
                words,
                (words.contains("accept") ? ACCEPTANCE : "")
                        + (words.contains("appointment") ? APPOINTMENT : "")
                        + (words.contains("review") ? REVIEW : ""));
        if (rule == null) {
            assertThat(read().steps()).extracting(ProcessStep::word).containsExactlyElementsOf(words);
        } else {
            assertMistake("process.steps", rule);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lodge decide        | "  acceptance: { term: { days: 5, count: working }, source: law }"   | process.acceptance: is without use: steps has no accept
            lodge accept decide | ""                                                                   | “acceptance” is missing
            lodge accept decide | "  acceptance: { term: { days: 5, count: lunar }, source: law }"     | process.acceptance.term.count: must be one of: working, calendar
            lodge accept decide | "  acceptance: { term: { days: 0, count: working }, source: law }"   | process.acceptance.term.days: must be at least 1
            lodge decide        | "  decision: { extensionDays: 0, warnDays: 16, source: law }"        | process.decision.warnDays: cannot warn before the term of 15 days begins
            lodge review decide | "  review: { officers: 1, jointly: [housing, housing] }"             | process.review.jointly: has one thing twice
            """)
    void partsFitTheStepsAndTheirLimits(String steps, String part, String rule) throws IOException {
        write(List.of(steps.split(" ")), "\n" + part);
        assertMistake("", rule);
    }

    @Test
    void whoHasToPayOrComeHasAStepForIt() throws IOException {
        String free = Files.readString(file);
        Files.writeString(file, free.replace("fen: 0", "fen: 100"));
        assertMistake("fees", "costs something, but process.steps has no pay");
        Files.writeString(file, free.replace("visits: 0", "visits: 1"));
        assertMistake("visits", "who has to come has an appointment");
    }

    @Test
    void thePassportsOwn() {
        Process passport = Services.passport().process();
        assertThat(passport.decision().term()).isEqualTo(Term.working(7));
        assertThat(passport.after(ProcessStep.BIOMETRICS)).contains(ProcessStep.DECIDE);
        assertThat(passport.after(ProcessStep.DELIVER)).isEmpty();
    }

    @Test
    void whereTheLawSetsATermIsSaidInEnglishInTheEnglishFileOnly() throws IOException {
        String law = "《行政许可法》第三十二条";
        Written passport = Written.copy(temporary, "passport-first");
        passport.with(
                DefinitionFiles.EN,
                "\nsections:",
                "\nsources: { acceptance: \"Administrative License Law, article 32\" }\nsections:");
        assertThat(passport.read().source("acceptance", law).en()).isEqualTo("Administrative License Law, article 32");
        assertThat(passport.read().source("decision", law))
                .as("a case that goes another way than the version")
                .isEqualTo(new LocalizedText(law, law));
        assertThat(passport.rules()).doesNotContain("nothing uses these words");
        passport.with(DefinitionFiles.ZH, "\nsections:", "\nsources: { acceptance: 许可法 }\nsections:");
        assertThat(passport.rules()).containsOnlyOnce("nothing uses these words");
    }

    private void write(List<String> steps, String parts) throws IOException {
        String whole = Files.readString(file);
        String process = "process:\n  steps: [" + String.join(", ", steps) + "]" + parts + "\n";
        String written =
                whole.substring(0, whole.indexOf("process:")) + process + whole.substring(whole.indexOf("fees:"));
        Files.writeString(
                file, written.replace("visits: 0", steps.contains("appointment") ? "visits: 1" : "visits: 0"));
    }

    private Process read() {
        return Services.read(file.resolveSibling("")).process();
    }

    private void assertMistake(String path, String rule) {
        DefinitionReader.Reading reading = DefinitionReader.read(file.resolveSibling(""), Services.CITY);
        assertThat(reading.loaded()).isEmpty();
        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.in(Locale.ENGLISH)).contains("service.yaml").contains(rule);
            assertThat(problem.path()).startsWith(path);
        });
    }
}
