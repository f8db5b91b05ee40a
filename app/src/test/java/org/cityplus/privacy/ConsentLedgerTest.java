package org.cityplus.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.cases.testing.Applicants.as;
import static org.cityplus.testing.Forms.csrf;

import java.time.Duration;
import java.util.Map;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is agreed to is written down, can be taken back in one tap, and never changes. */
class ConsentLedgerTest extends DemoCityTest {
    private static final String KIND = "sensitive";
    private static final String PASSPORT = "passport-first";

    @Autowired
    ConsentLedger ledger;

    @Autowired
    Drafts drafts;

    @Autowired
    MockMvcTester mvc;

    private Resident chen = new Resident(new java.util.UUID(0, 0), "");

    @BeforeEach
    void somebody() {
        chen = applicants.newResident();
    }

    @Test
    void sendingAnApplicationWithSensitiveDataIsOnTheLedgerWithItsWords() {
        var row = applicants.lodged(chen);
        assertThat(ledger.list(chen.id())).singleElement().satisfies(consent -> {
            assertThat(consent.holds()).isTrue();
            assertThat(consent.item()).isEqualTo(PASSPORT);
            assertThat(consent.how()).isEqualTo("case:" + row.id());
            assertThat(consent.version()).isEqualTo("2026-11");
            assertThat(consent.shown().en()).contains("identity number");
        });
        assertThat(count(
                        "select count(*) from privacy.consent_act where resident = ? and shown = ?",
                        chen.id(),
                        applicants.passport().notice().en().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .as("the words are sealed")
                .isZero();
    }

    @Test
    void takenBackItEndsAtOnceAndTheUnfinishedFormForgets() {
        applicants.lodged(chen);
        Draft draft = drafts.open(chen.id(), applicants.passport());
        drafts.save(chen.id(), draft.id(), Map.of("idNumber", "500190199804121027", "delivery", "post"));
        assertThat(mvc.post()
                        .uri("/me/consents/withdraw")
                        .param("kind", KIND)
                        .param("item", PASSPORT)
                        .with(as(chen))
                        .with(csrf()))
                .hasStatus(302);
        assertThat(ledger.list(chen.id())).singleElement().satisfies(consent -> {
            assertThat(consent.holds()).isFalse();
            assertThat(consent.canUndo()).isTrue();
        });
        Draft after = drafts.get(chen.id(), draft.id());
        assertThat(after.answer("idNumber")).isEmpty();
        assertThat(after.answer("delivery")).isEqualTo("post");
    }

    @Test
    void withinADayOneTapPutsItBackAndLaterNone() {
        applicants.lodged(chen);
        ledger.withdraw(chen.id(), KIND, PASSPORT);
        ledger.undo(chen.id(), KIND, PASSPORT);
        assertThat(ledger.list(chen.id()).getFirst().holds()).isTrue();
        ledger.withdraw(chen.id(), KIND, PASSPORT);
        clock.forward(Duration.ofDays(1).plusSeconds(1));
        assertThatThrownBy(() -> ledger.undo(chen.id(), KIND, PASSPORT)).isInstanceOf(Refusal.class);
        assertThat(ledger.history(chen.id())).hasSize(4);
    }

    @Test
    void manyTapsAreOneActAndAnothersTapIsNone() {
        applicants.lodged(chen);
        Resident other = applicants.newResident();
        ledger.withdraw(other.id(), KIND, PASSPORT);
        assertThat(ledger.list(chen.id()).getFirst().holds()).isTrue();
        Crowd.of(8, i -> {
            ledger.withdraw(chen.id(), KIND, PASSPORT);
            return i;
        });
        assertThat(ledger.history(chen.id())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update privacy.consent_act set act = 'WITHDRAWN'",
                "update privacy.consent_act set at = now() - interval '4 years'",
                "delete from privacy.consent_act where at > now() - interval '3 years'"
            })
    void noStatementChangesIt(String change) {
        applicants.lodged(chen);
        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only");
    }
}
