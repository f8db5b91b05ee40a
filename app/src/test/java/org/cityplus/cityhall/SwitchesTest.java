package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.identity.SignIn;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Each switch really stops its feature, says so and where to go, and lets what is under way go on. OpenIdTest has the fifth. */
class SwitchesTest extends CityHallScene {
    @Autowired
    SignIn signIn;

    @Autowired
    Mandates mandates;

    @Autowired
    Counter counter;

    @Autowired
    Drafts drafts;

    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    @AfterEach
    void allOnAgain() {
        city.edition().paused().forEach(feature -> hall.putSwitch(tang, feature.key(), true, reason()));
    }

    private void pause(String feature) {
        assertThat(post(tang, "/desk/city/switches/" + feature, "on", "false", "seen", "" + seen(), "why", "检修"))
                .hasStatus(302);
        assertThat(get(tang, "/desk/city/switches")).bodyText().contains("暂停中");
        assertThat(words("switch:" + feature)).contains("检修", "on: [] -> [false]");
    }

    private static void assertPaused(ThrowingCallable act, String key) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.PAUSED);
            assertThat(refusal.message().key()).isEqualTo(key);
            assertThat(refusal.message().args()).containsExactly("12345");
        });
    }

    @Test
    void signUp() {
        String known = Applicants.newPhone();
        var challenge = signIn.sendCode(known, Locale.ENGLISH, Applicants.newCaller());
        Resident resident = signIn.redeem(challenge, known, applicants.codeSentTo(known));
        pause("residents.sign-up");
        String phone = Applicants.newPhone();
        var unknown = signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller());
        assertPaused(() -> signIn.redeem(unknown, phone, applicants.codeSentTo(phone)), "city.paused.sign-up");
        clock.forward(java.time.Duration.ofMinutes(2));
        var again = signIn.sendCode(known, Locale.ENGLISH, Applicants.newCaller());
        assertThat(signIn.redeem(again, known, applicants.codeSentTo(known)).id())
                .as("whoever is known comes in")
                .isEqualTo(resident.id());
    }

    @Test
    void mandates() {
        Resident daughter = applicants.newResident();
        String mother = Applicants.newPhone();
        Mandate asked = mandates.ask(daughter.id(), mother, "", desk.today().plusDays(30));
        pause("mandates");
        assertPaused(
                () -> mandates.ask(
                        daughter.id(), Applicants.newPhone(), "", desk.today().plusDays(30)),
                "city.paused.mandates");
        assertPaused(() -> mandates.confirm(UUID.randomUUID(), asked.id()), "city.paused.mandates");
        assertPaused(
                () -> mandates.establishGuardian(daughter.id(), "秦小雨", "500192201806211336"), "city.paused.mandates");
        assertThat(mandates.end(daughter.id(), asked.id()))
                .as("an end is always possible")
                .isNotNull();
    }

    @Test
    void counter() {
        Officer clerk = desk.officer("exit-entry-500103", Role.CLERK);
        var visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "不会用手机");
        pause("counter");
        assertPaused(
                () -> counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "不会用手机"),
                "city.paused.counter");
        assertThat(post(
                        clerk,
                        "/desk/counter",
                        "kind",
                        "resident-card",
                        "number",
                        "500193194602091348",
                        "name",
                        "罗桂芳",
                        "why",
                        "x"))
                .hasStatus(503)
                .bodyText()
                .contains("暂停窗口接待");
        assertThat(counter.get(clerk, visit.id()))
                .as("who is at the counter is served")
                .isEqualTo(visit);
    }

    @Test
    void aService() {
        Resident resident = applicants.newResident();
        Draft begun = applicants.completeDraft(resident);
        var underWay = applicants.paid(applicants.newResident());
        pause("service.passport-first");
        assertThat(mvc.get().uri("/services/passport-first"))
                .hasStatusOk()
                .bodyText()
                .contains("暂停受理新的申请", "12345")
                .doesNotContain("/services/passport-first/apply");
        assertPaused(() -> drafts.open(resident.id(), applicants.passport()), "city.paused.service");
        assertPaused(() -> lodging.lodge(resident.id(), begun.id()), "city.paused.service");
        assertThat(mvc.post()
                        .uri("/api/cases")
                        .with(Applicants.as(resident))
                        .header("Idempotency-Key", key())
                        .contentType("application/json")
                        .content("{\"service\":\"passport-first\",\"answers\":{}}"))
                .hasStatus(503)
                .bodyText()
                .contains("city.paused.service");
        assertThat(drafts.get(resident.id(), begun.id()).answers())
                .as("what was begun is kept")
                .isNotEmpty();
        var slot = applicants.slots(underWay, 0).getFirst();
        assertThat(applications.bookVisit(underWay.applicant(), underWay.id(), slot.from()))
                .as("what is under way goes on")
                .isNotNull();
    }

    @Test
    void nothingElseCanBeSwitched() {
        assertThat(post(tang, "/desk/city/switches/audit", "on", "false", "seen", "" + seen(), "why", "x"))
                .hasStatus(404);
        assertThat(send(
                        HttpMethod.PUT,
                        tang,
                        "/api/desk/city/switches/service.nothing",
                        key(),
                        "{\"seen\": %d, \"why\": \"x\", \"on\": false}".formatted(seen())))
                .hasStatus(404);
        assertThat(city.edition().paused()).isEmpty();
    }
}
