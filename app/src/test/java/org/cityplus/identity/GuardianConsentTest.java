package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cityplus.testing.Forms.csrf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A boy of thirteen, his mother, and what neither the city nor he may do before she has agreed. */
class GuardianConsentTest extends DemoCityTest {
    private static final String BOY = "500196201305201215"; // 14 on 2027-05-20

    @Autowired
    GuardianConsents consents;

    @Autowired
    Mandates mandates;

    @Autowired
    Residents residents;

    @Autowired
    Verification verification;

    @Autowired
    Drafts drafts;

    @Autowired
    org.cityplus.cases.form.Documents papers;

    @Autowired
    ServiceCatalog services;

    @Autowired
    Counter counter;

    @Autowired
    MockMvcTester mvc;

    private Resident mother = new Resident(new UUID(0, 0), "");
    private Mandate mandate;
    private UUID boy = mother.id();

    @BeforeEach
    void aMotherAndHerBoy() {
        mother = residents.find(new MobileNumber("13900000013")).orElseThrow();
        mandate = mandates.establishGuardian(mother.id(), "秦小川", BOY);
        boy = Objects.requireNonNull(mandate.represented());
        consents.revoke(mother.id(), mandate.id());
    }

    /** What a child may begin, alone or with her. */
    private ServiceDefinition complaint() {
        return services.get("noise-complaint");
    }

    @Test
    void nobodyBeginsAnythingForHimBeforeSheAgreesAndNothingNewAfterSheTakesItBack() {
        assertThat(consents.isChild(boy)).isTrue();
        for (UUID viewer : new UUID[] {boy, mother.id()}) {
            assertThat(key(() -> drafts.open(viewer, boy, complaint()))).isEqualTo("identity.consent.needed");
        }
        consents.give(mother.id(), mandate.id(), GuardianConsents.TEXT_VERSION);
        consents.give(mother.id(), mandate.id(), GuardianConsents.TEXT_VERSION);
        assertThat(consents.find(boy)).hasValueSatisfying(consent -> {
            assertThat(consent.guardian()).isEqualTo(mother.id());
            assertThat(consent.textVersion()).isEqualTo(GuardianConsents.TEXT_VERSION);
            assertThat(consent.givenAt()).isEqualTo(clock.instant());
        });
        assertThat(drafts.open(boy, boy, complaint()).resident()).isEqualTo(boy);
        assertThat(drafts.open(mother.id(), boy, complaint()).resident()).isEqualTo(boy);
        consents.revoke(mother.id(), mandate.id());
        consents.revoke(mother.id(), mandate.id());
        assertThat(key(() -> drafts.open(boy, boy, complaint()))).isEqualTo("identity.consent.needed");
        assertThat(count(
                        "select count(*) from audit.entry where record = ? and act like 'guardian-consent%' and at = ?",
                        "mandate:" + mandate.id(), java.sql.Timestamp.from(clock.instant())))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void fromHisFourteenthBirthdayOnHeNeedsNobody() {
        Duration toMidnight = Duration.between(clock.instant(), Instant.parse("2027-05-19T16:00:00Z"));
        clock.forward(toMidnight.minusSeconds(1));
        assertThat(consents.isChild(boy)).isTrue();
        clock.forward(Duration.ofSeconds(1));
        assertThat(consents.isChild(boy)).as("midnight in Chongqing").isFalse();
        consents.requireFor(boy);
    }

    @Test
    void onlyHisGuardianAgreesAndOnlyToTheWordsShown() {
        Resident stranger = applicants.newResident();
        for (UUID who : new UUID[] {stranger.id(), boy}) {
            assertThat(refused(() -> consents.give(who, mandate.id(), GuardianConsents.TEXT_VERSION)))
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        assertThat(key(() -> consents.give(mother.id(), mandate.id(), "2020-01-01")))
                .isEqualTo("identity.consent.text-changed");
        assertThat(consents.find(boy)).isEmpty();
    }

    @Test
    void withTheGuardianshipEndsTheConsent() {
        Officer clerk = desk.officer("exit-entry-500117", Role.CLERK);
        consents.give(mother.id(), mandate.id(), GuardianConsents.TEXT_VERSION);
        CounterVisit visit = counter.receive(clerk, "resident-card", BOY, "秦小川", "监护结束");
        counter.revoke(clerk, visit.id(), mandate.id());
        assertThat(consents.find(boy)).isEmpty();
    }

    @Test
    void aClerkWritesTheConsentOfTheGuardianBeforeThem() {
        Officer clerk = desk.officer("exit-entry-500117", Role.CLERK);
        CounterVisit visit = counter.receive(clerk, "resident-card", BOY, "秦小川", "办护照");
        counter.consent(clerk, visit.id(), mandate.id());
        assertThat(consents.find(boy)).isPresent();
        assertThat(jdbc.sql("select written_by from identity.guardian_consent where child = ? and revoked_at is null")
                        .param(boy)
                        .query(UUID.class)
                        .single())
                .isEqualTo(clerk.id());
        CounterVisit other = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "别的事");
        assertThat(refused(() -> counter.consent(clerk, other.id(), mandate.id())))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void withAPhoneOfHisOwnHeIsToldToAskAndMayNotActForOthers() {
        assertThat(verification.waitsForGuardian(boy)).isTrue();
        assertThat(key(() -> mandates.ask(boy, "13800000000", "", null))).isEqualTo("identity.people.too-young");
        Resident himself = new Resident(boy, "秦小川");
        assertThat(mvc.get().uri("/me/identity").with(Applicants.as(himself)))
                .hasStatusOk()
                .bodyText()
                .contains("要监护人先同意");
        assertThat(mvc.post()
                        .uri("/services/noise-complaint/apply")
                        .with(csrf())
                        .with(Applicants.as(himself)))
                .hasStatus(409)
                .bodyText()
                .contains("要监护人先同意");
    }

    @Test
    void withAPhoneOfHisOwnHeEntrustsNobody() {
        String phone = Applicants.newPhone();
        residents.update(boy, residents.getProfile(boy).with(new MobileNumber(phone)));
        Resident stranger = applicants.newResident();
        Mandate asked = mandates.ask(stranger.id(), phone, "", java.time.LocalDate.of(2027, 11, 24));
        assertThat(mandates.listOpen(boy)).extracting(Mandate::id).contains(asked.id());
        assertThat(key(() -> mandates.confirm(boy, asked.id()))).isEqualTo("identity.people.child-entrusts-nobody");
        assertThat(mandates.mayAct(stranger.id(), boy, "passport-first")).isFalse();
        assertThat(mandates.decline(boy, asked.id()).state()).isEqualTo(MandateState.DECLINED);
    }

    @Test
    void onceSheTakesItBackNothingMoreOfHisIsTaken() {
        consents.give(mother.id(), mandate.id(), GuardianConsents.TEXT_VERSION);
        var complaint = complaint();
        var draft = drafts.open(boy, boy, complaint);
        assertThat(drafts.save(boy, draft.id(), Map.of("mobile", "13800000001")).answer("mobile"))
                .isEqualTo("13800000001");
        consents.revoke(mother.id(), mandate.id());
        assertThat(key(() -> drafts.save(boy, draft.id(), Map.of("mobile", "13800000002"))))
                .isEqualTo("identity.consent.needed");
        assertThat(drafts.get(boy, draft.id()).answer("mobile")).isEqualTo("13800000001");
        var question = complaint.fields().findFirst().orElseThrow();
        assertThat(key(() -> papers.take(boy, question, new byte[0], "a.pdf"))).isEqualTo("identity.consent.needed");
    }

    /** Forms, no scripts: she reads, agrees, and takes it back; a program does the same. */
    @Test
    void onHerPageSheReadsAgreesAndTakesItBack() {
        String at = "/me/people/" + mandate.id() + "/consent";
        assertThat(mvc.get().uri("/me/people").with(Applicants.as(mother)))
                .bodyText()
                .contains("您替 秦小川 同意吗")
                .contains(at);
        assertThat(mvc.post().uri(at).param("version", "old").with(csrf()).with(Applicants.as(mother)))
                .hasStatus(409)
                .bodyText()
                .contains("这段话在您打开之后改过了");
        assertThat(mvc.post()
                        .uri(at)
                        .param("version", GuardianConsents.TEXT_VERSION)
                        .with(csrf())
                        .with(Applicants.as(mother)))
                .hasStatus(302);
        assertThat(mvc.get().uri("/me/people").with(Applicants.as(mother)))
                .bodyText()
                .contains(at + "/revoke");
        assertThat(mvc.delete()
                        .uri("/api/me/mandates/" + mandate.id() + "/consent")
                        .with(Applicants.as(mother)))
                .hasStatus(204);
        assertThat(mvc.put()
                        .uri("/api/me/mandates/" + mandate.id() + "/consent")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"textVersion\":\"" + GuardianConsents.TEXT_VERSION + "\"}")
                        .with(Applicants.as(mother)))
                .hasStatus(204);
        assertThat(mvc.post().uri(at + "/revoke").with(csrf()).with(Applicants.as(mother)))
                .hasStatus(302);
        assertThat(consents.find(boy)).isEmpty();
    }

    /** Whoever changes the words must change the version too, or people would have agreed to what they never read. */
    @Test
    void theVersionNamesTheseWords() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (String bundle : new String[] {"texts/identity.properties", "texts/identity_en.properties"}) {
            try (var in = getClass().getClassLoader().getResourceAsStream(bundle)) {
                var texts = new java.util.Properties();
                texts.load(new java.io.InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
                digest.update(texts.getProperty("identity.consent.text").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(GuardianConsents.TEXT_VERSION + " " + HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("2026-11-25 24619a682fb79aa8cda0ecdbd9c58b4600bf8bf4fc9e2db7d57bdc4b93f7b1ec");
    }

    private static Refusal.Kind refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).kind();
    }

    private static String key(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }
}
