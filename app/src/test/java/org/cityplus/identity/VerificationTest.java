package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Real names by document, and whose document it is. */
@OwnDatabase
class VerificationTest extends DemoCityTest {
    @Autowired
    Verification verification;

    @Autowired
    Residents residents;

    @Test
    void whoTheRegisterKnowsIsVerifiedAndOnlyOneAccountHasTheDocument() {
        Resident parent = applicants.newResident();
        verification.verify(parent.id(), "resident-card", "500199202605201261", "田小满");
        verification.verify(parent.id(), "resident-card", "500199202605201261", "田小满");
        assertThat(verification.find(parent.id()))
                .hasValueSatisfying(verified -> assertThat(verified.source()).isEqualTo("sandbox"));
        assertThat(residents.getProfile(parent.id()).findName()).hasValue("田小满");
        Resident other = applicants.newResident();
        assertThat(key(() -> verification.verify(other.id(), "resident-card", "500199202605201261", "田小满")))
                .isEqualTo("identity.verify.taken");
        assertThat(residents.getProfile(other.id()).findName()).isEmpty();
    }

    @Test
    void fiveTriesADayAreEnough() {
        Resident guesser = applicants.newResident();
        for (int i = 0; i < 5; i++) {
            assertThat(key(() -> verification.verify(guesser.id(), "resident-card", "500193194602091348", "某某")))
                    .isEqualTo("identity.registry.mismatch");
        }
        assertThat(key(() -> verification.verify(guesser.id(), "resident-card", "500193194602091348", "罗桂芳")))
                .isEqualTo("identity.verify.too-many");
        clock.forward(Duration.ofDays(1).plusSeconds(1));
        assertThat(key(() -> verification.verify(guesser.id(), "resident-card", "500193194602091348", "某某")))
                .isEqualTo("identity.registry.mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "resident-card, 11010519491231002X, true",
        "resident-card, 11010519491231002x, true",
        "resident-card, 110105194912310021, false",
        "resident-card, 810000199408230021, false",
        "hmt-residence-permit, 810000199408230021, true",
        "hmt-residence-permit, 830000199201300022, true",
        "hmt-residence-permit, 11010519491231002X, false",
        "permanent-resident-card, ABC110080010110, true",
        "permanent-resident-card, 911000198001010019, true",
        "permanent-resident-card, AB1100800101101, false",
        "resident-card, 911000198001010019, false",
        "permanent-resident-card, 11010519491231002X, false",
        "travel-permit, H12345678, true",
        "travel-permit, 12345678, true",
        "travel-permit, X12345678, false",
        "passport, E12345678, true",
        "passport, E123, false",
        "passport, E1234567890, false",
        "library-card, 12345678, false"
    })
    void eachKindHasItsRule(String kind, String number, boolean good) {
        assertThat(IdentityDocument.parse(kind, number).isPresent()).isEqualTo(good);
    }

    private static String key(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }
}
