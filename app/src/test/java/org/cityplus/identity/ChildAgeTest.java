package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildAgeTest {
    @ParameterizedTest
    @CsvSource({
        "2012-11-25, 2026-11-24, true",
        "2012-11-24, 2026-11-24, false",
        "2012-11-23, 2026-11-24, false",
        "2012-02-29, 2026-02-28, true",
        "2012-02-29, 2026-03-01, false",
        "2012-02-29, 2028-02-29, false",
        "2026-11-24, 2026-11-24, true"
    })
    void underFourteenUpToTheDayBeforeTheBirthday(LocalDate birth, LocalDate today, boolean child) {
        assertThat(ChildAge.isUnderAge(birth, today)).isEqualTo(child);
    }
}
