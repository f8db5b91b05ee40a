package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Copies;
import org.cityplus.privacy.rights.Corrections;
import org.cityplus.privacy.rights.Erasures;
import org.cityplus.testing.TestClock;
import org.cityplus.vault.Vault;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What people ask of their data, and who acts for whom. */
@TestComponent
class GoldenRights {
    static final String WRONG = "护照办件里的地址错了";
    static final String ANSWER = "与登记一致";
    static final String BOY = "500196201305201215"; // 14 on 2027-05-20
    static final String MOTHER = "500191198203111327";

    private static final String AGENCY = "exit-entry-500103";

    private final Applicants applicants;
    private final GoldenStaff staff;
    private final Residents residents;
    private final Likenesses likenesses;
    private final Mandates mandates;
    private final GuardianConsents consents;
    private final Copies copies;
    private final Corrections corrections;
    private final Erasures erasures;
    private final Object erasing;
    private final Vault vault;
    private final TestClock clock;

    GoldenRights(
            Applicants applicants,
            GoldenStaff staff,
            Residents residents,
            Likenesses likenesses,
            Mandates mandates,
            GuardianConsents consents,
            Copies copies,
            Corrections corrections,
            Erasures erasures,
            ApplicationContext city,
            Vault vault,
            TestClock clock) {
        this.applicants = applicants;
        this.staff = staff;
        this.residents = residents;
        this.likenesses = likenesses;
        this.mandates = mandates;
        this.consents = consents;
        this.copies = copies;
        this.corrections = corrections;
        this.erasures = erasures;
        this.erasing = city.getBean("org.cityplus.privacy.rights.ErasureJob");
        this.vault = vault;
        this.clock = clock;
    }

    /** Somebody with a decided case goes, and thinks it over for seven days. */
    void leaves(UUID person) {
        erasures.ask(person, "注销");
        clock.forward(Duration.ofDays(7).plusMinutes(1));
        ReflectionTestUtils.invokeMethod(erasing, "carryOutDue");
        assertThat(vault.isDestroyed(person)).isTrue();
    }

    void asked(UUID person, Map<String, String> story) {
        UUID copy = copies.ask(person).id();
        await().until(() -> copies.get(person, copy).isReady());
        corrections.ask(person, AGENCY, ANSWER);
        Officer officer = staff.officer("zhang.ying");
        corrections.answer(officer, corrections.list(person).getFirst().id(), false, ANSWER);
        corrections.ask(person, AGENCY, WRONG);
        Resident leaving = applicants.newResident();
        erasures.ask(leaving.id(), "ERASE");
        story.put("copy", copy.toString());
        story.put("copy-of", person.toString());
        story.put("leaving", leaving.id().toString());
    }

    /** A mother agrees for her boy; somebody acts for {@code resident}. */
    void actingForOthers(UUID resident, Map<String, String> story) {
        UUID mother = likenesses.find("resident-card", MOTHER).orElseThrow();
        assertThatThrownBy(() -> mandates.establishGuardian(mother, "秦小石", BOY))
                .as("a try that is counted")
                .isInstanceOf(Refusal.class);
        Mandate guardianship = mandates.establishGuardian(mother, "秦小川", BOY);
        consents.give(mother, guardianship.id(), GuardianConsents.TEXT_VERSION);
        Resident daughter = applicants.newResident();
        String phone =
                Objects.requireNonNull(residents.getProfile(resident).phone()).value();
        mandates.confirm(
                resident,
                mandates.ask(daughter.id(), phone, "", LocalDate.of(2027, 6, 1)).id());
        story.put("boy", Objects.requireNonNull(guardianship.represented()).toString());
        story.put("guardian", mother.toString());
        story.put("representative", daughter.id().toString());
    }
}
