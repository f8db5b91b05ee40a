package org.cityplus.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "13900000145",
                " 139 0000 0145 ",
                "139-0000-0145",
                "+8613900000145",
                "+86 139 0000 0145",
                "008613900000145"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(MobileNumber.parse(typed)).contains(new MobileNumber("13900000145"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1390000014",
                "139000001450",
                "12900000145",
                "02363651234",
                "+1 139 0000 0145",
                "１３９００００００１４５"
            })
    void whatIsNoneIsRefused(String typed) {
        assertThat(MobileNumber.parse(typed)).isEmpty();
    }

    @Test
    void staysOutOfTextsThatReachTheLog() {
        assertThat(new MobileNumber("13900000145")).hasToString("139 **** 0145");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MobileNumber("12900000145"))
                .withMessageNotContaining("129");
    }
}
