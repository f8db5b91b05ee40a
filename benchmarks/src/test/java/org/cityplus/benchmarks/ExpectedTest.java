package org.cityplus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final Expected EXPECTED =
            Expected.read(List.of("# a remark", "", "start_ms <= 8000  # the goal", "ratio >= 1.5"));

    @Test
    void figuresWithinTheirBoundsPass() {
        assertThat(EXPECTED.missedBy(Map.of("start_ms", 8000.0, "ratio", 1.5))).isEmpty();
    }

    @Test
    void eachFigureOutsideIsNamed() {
        assertThat(EXPECTED.missedBy(Map.of("start_ms", 8001.0, "ratio", 1.49)))
                .containsExactly("start_ms <= 8000, but it is 8001", "ratio >= 1.50, but it is 1.49");
    }

    @Test
    void aFigureThatIsNotThereIsMissed() {
        assertThat(EXPECTED.missedBy(Map.of("start_ms", 1.0)))
                .containsExactly("ratio >= 1.50, but it was not measured");
    }

    @Test
    void aLineThatIsNoBoundIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Expected.read(List.of("start_ms < 8000")));
    }
}
