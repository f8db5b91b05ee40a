package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The sandbox says what a real register would, question by question as written down. */
class SandboxRegistryTest extends DemoCityTest {
    @Autowired
    CitizenRegistry registry;

    @ParameterizedTest
    @CsvFileSource(resources = "/golden/citizen-registry.csv", numLinesToSkip = 1)
    void answersAsWritten(String question, String kind, String number, String other, CitizenRegistry.Answer answer) {
        IdentityDocument document = IdentityDocument.parse(kind, number).orElseThrow();
        CitizenRegistry.Answer given = question.equals("verify")
                ? registry.verify(document, other)
                : registry.guardianship(
                        document, IdentityDocument.parse(kind, other).orElseThrow());
        assertThat(given).isEqualTo(answer);
    }
}
