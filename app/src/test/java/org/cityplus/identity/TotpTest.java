package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    @Test
    void aClockMayBeOneStepOff() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long step = Totp.stepAt(now);
        for (long off = -3; off <= 3; off++) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, step + off), now, 0).isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void noCodeCountsTwice() {
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        long step = Totp.stepAt(now);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @Test
    void base32IsThatOfTheStandard() {
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    }
}
