package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ServiceApiTest extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    /** As the service's page says it: "from" where answers can make it more. */
    @ParameterizedTest
    @CsvSource({"parking-permit, 15000, true", "passport-first, 12000, false", "noise-complaint, 0, false"})
    void aServiceSaysTheLeastItCostsAndWhetherThatDepends(String service, int fen, boolean depends) {
        assertThat(mvc.get().uri("/api/services/" + service))
                .bodyJson()
                .isLenientlyEqualTo("{\"feeFen\":%d,\"feeDepends\":%s}".formatted(fen, depends));
    }
}
