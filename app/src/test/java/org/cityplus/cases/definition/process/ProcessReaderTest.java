package org.cityplus.cases.definition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessReaderTest {
    private static final ProcessFile.AcceptanceEntry ACCEPTANCE =
            new ProcessFile.AcceptanceEntry(new ProcessFile.TermEntry(5, "working"), null, "law");
    private static final ProcessFile.AppointmentEntry APPOINTMENT =
            new ProcessFile.AppointmentEntry("visit", null, 1, 24, 10);
    private static final ProcessFile.ReviewEntry REVIEW = new ProcessFile.ReviewEntry(2, List.of("housing"));

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
            lodge accept biometrics decide                   | without appointment
            lodge accept appointment pay biometrics decide   | right after appointment
            lodge accept accept decide                       | twice
            lodge accept dance decide                        | does not know dance
            """)
    void stepsAreAnyLegalOrderAndNoOther(String steps, @Nullable String rule) {
        List<String> words = List.of(steps.strip().split(" "));
        if (rule == null) {
            assertThat(read(words).steps()).extracting(ProcessStep::word).containsExactlyElementsOf(words);
        } else {
            ProcessReader.Wrong wrong = catchThrowableOfType(ProcessReader.Wrong.class, () -> read(words));
            assertThat(wrong.place()).isEqualTo("process.steps");
            assertThat(wrong.rule()).contains(rule);
        }
    }

    @Test
    void aPartNobodyUsesIsRefusedAndOneThatIsNeededIsMissed() {
        var unused = new ProcessFile(List.of("lodge", "decide"), ACCEPTANCE, null, null, null, null, null, null);
        assertThat(catchThrowableOfType(ProcessReader.Wrong.class, () -> ProcessReader.read(unused, 7))
                        .rule())
                .contains("without use");
        var missing = new ProcessFile(List.of("lodge", "accept", "decide"), null, null, null, null, null, null, null);
        assertThat(catchThrowableOfType(ProcessReader.Wrong.class, () -> ProcessReader.read(missing, 7))
                        .place())
                .isEqualTo("process.acceptance");
    }

    @Test
    void thePassportsOwn() {
        Process passport = Services.passport().process();
        assertThat(passport.decision().term()).isEqualTo(Term.working(7));
        assertThat(passport.after(ProcessStep.BIOMETRICS)).contains(ProcessStep.DECIDE);
        assertThat(passport.after(ProcessStep.DELIVER)).isEmpty();
    }

    private static Process read(List<String> words) {
        return ProcessReader.read(
                new ProcessFile(
                        words,
                        words.contains("accept") ? ACCEPTANCE : null,
                        null,
                        words.contains("appointment") ? APPOINTMENT : null,
                        words.contains("review") ? REVIEW : null,
                        null,
                        null,
                        null),
                7);
    }
}
