package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renewal costs ¥120, and ¥20 more with an endorsement: then that changes. */
class FeesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String TWICE =
            "an earlier rate of this item with another condition goes on beside it: who meets both pays both";

    @TempDir
    Path temporary = Path.of("");

    private Written written = new Written(temporary);

    @BeforeEach
    void aCopy() throws IOException {
        written = Written.copy(temporary, "passport-renewal");
    }

    private Money fee(String speed) {
        ServiceDefinition service = written.read();
        return service.feeOn(TODAY, Filled.of(service, Map.of("endorsement", "yes", "speed", speed), Facts.on(TODAY)));
    }

    private void rate(String day, int fen, String when) throws IOException {
        written.with(
                "service.yaml",
                "documents:\n",
                "  - { item: endorsement, from: %s, fen: %d, when: \"%s\", source: this test, verified: true }\ndocuments:\n"
                        .formatted(day, fen, when));
    }

    @Test
    void aLaterRateOfTheSameItemAndConditionTakesItsPlace() throws IOException {
        rate("2026-01-01", 3000, "endorsement");
        assertThat(fee("urgent")).isEqualTo(Money.ofYuan(150));
        assertThat(written.rules()).doesNotContain(TWICE);
    }

    @Test
    void withAnotherConditionBothAreChargedAndTheAuthorIsTold() throws IOException {
        rate("2026-01-01", 3000, "endorsement && speed == 'urgent'");
        assertThat(fee("urgent")).isEqualTo(Money.ofYuan(170));
        assertThat(written.rules()).contains(TWICE);
    }

    @Test
    void theEarlierOneIsEndedByItsConditionForNothing() throws IOException {
        rate("2026-01-01", 0, "endorsement");
        rate("2026-01-01", 3000, "endorsement && speed == 'urgent'");
        assertThat(fee("urgent")).isEqualTo(Money.ofYuan(150));
        assertThat(fee("normal")).isEqualTo(Money.ofYuan(120));
        assertThat(written.rules()).doesNotContain(TWICE);
    }
}
