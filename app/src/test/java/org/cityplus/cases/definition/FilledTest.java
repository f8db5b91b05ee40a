package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and what counts, as people type it. */
class FilledTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path temporary = Path.of("");

    private static Filled filled(ServiceDefinition service, Map<String, String> answers) {
        return Filled.of(service, answers, Facts.on(TODAY));
    }

    private static ServiceDefinition chongqing(String service) {
        return Services.read(Services.FOLDER.resolve(service + "/2026-11"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", " yes", "yes ", "yes\u3000", "\tyes\r\n"})
    void aBlankAroundAnAnswerSavesNobodyAFee(String answer) {
        ServiceDefinition renewal = chongqing("passport-renewal");
        Filled filled = filled(renewal, Map.of("endorsement", answer));
        assertThat(renewal.feeOn(TODAY, filled)).isEqualTo(Money.ofYuan(140));
        assertThat(filled.answers()).containsEntry("endorsement", "yes");
    }

    @Test
    void aBlankAfterHowManyThereAreAsksForAsMany() {
        Filled filled =
                filled(chongqing("residence-certificate"), Map.of("children.count", " 2 ", "children.2.name", " 何小雪 "));
        assertThat(filled.asked())
                .extracting(Field::id)
                .contains("children.2.name")
                .doesNotContain("children.3.name");
        assertThat(filled.answers()).containsEntry("children.2.name", "何小雪");
    }

    @Test
    void whetherAGroupWasAnsweredIsKnownBeforeItIs() throws IOException {
        ServiceDefinition service = Written.copy(temporary, "residence-certificate")
                .with(
                        "service.yaml",
                        "  - id: place\n    fields:\n",
                        "  - id: place\n    fields:\n      - { id: later, type: text, when: \"!answered.children\" }\n")
                .withWords("  office: {", "  later: { label: Later }\n  office: {")
                .read();
        Field later = service.findField("later").orElseThrow();
        assertThat(filled(service, Map.of()).isAsked(later)).isTrue();
        assertThat(filled(service, Map.of("children.count", "0")).isAsked(later))
                .isFalse();
    }
}
