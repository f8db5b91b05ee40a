package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two devices of one resident, over HTTP with real sessions; and requests that say more than the form asks. */
class DevicesTest extends DemoCityTest {
    private static final String PHONE_AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";
    private static final String WECHAT = PHONE_AGENT + " MicroMessenger/8.0";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern HANDLE = Pattern.compile("/me/devices/([0-9a-f-]{36})/sign-out");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mandates mandates;

    @Test
    void aSecondDeviceIsListedToldOfAndSignedOutFromTheFirst() {
        String phone = Applicants.newPhone();
        Cookie first = comeIn(phone, PHONE_AGENT);
        clock.forward(Duration.ofMinutes(2));
        Cookie second = comeIn(phone, WECHAT);
        MvcTestResult page = mvc.get().uri("/me/devices").cookie(first).exchange();
        assertThat(page).bodyText().contains("Chrome·Android", "WeChat·Android", "这台设备");
        assertThat(page).bodyText().doesNotContain(first.getValue()).doesNotContain(second.getValue());
        Matcher handle = HANDLE.matcher(body(page));
        assertThat(handle.find()).isTrue();
        assertThat(count("select count(*) from identity.device")).isPositive();
        assertThat(mvc.post()
                        .uri("/me/devices/" + handle.group(1) + "/sign-out")
                        .with(csrf())
                        .cookie(first))
                .hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(second)).hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(first)).hasStatusOk();
    }

    @Test
    void somebodyElsesSessionIsNotEndedByItsHandle() {
        String phone = Applicants.newPhone();
        Cookie first = comeIn(phone, PHONE_AGENT);
        clock.forward(Duration.ofMinutes(2));
        Cookie victim = comeIn(phone, WECHAT);
        Matcher found =
                HANDLE.matcher(body(mvc.get().uri("/me/devices").cookie(first).exchange()));
        assertThat(found.find()).isTrue();
        String handle = found.group(1);
        Cookie attacker = comeIn(Applicants.newPhone(), PHONE_AGENT);
        assertThat(mvc.post()
                        .uri("/me/devices/" + handle + "/sign-out")
                        .with(csrf())
                        .cookie(attacker))
                .hasStatus(302);
        assertThat(mvc.post()
                        .uri("/me/devices/sign-out-everywhere")
                        .with(csrf())
                        .cookie(attacker))
                .hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(attacker)).hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(victim)).hasStatusOk();
    }

    @Test
    void aMadeUpDeviceMarkIsReplaced() {
        String made = UUID.randomUUID() + ".00";
        MvcTestResult answer = mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .cookie(new Cookie("device", made))
                .param("phone", Applicants.newPhone())
                .exchange();
        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("device=") && !cookie.contains(made) && cookie.contains("HttpOnly"));
    }

    @Test
    void fieldsTheFormDoesNotHaveChangeNothing() {
        Resident resident = applicants.newResident();
        Resident other = applicants.newResident();
        assertThat(mvc.post()
                        .uri("/me/people")
                        .with(csrf())
                        .with(Applicants.as(resident))
                        .param("phone", Applicants.newPhone())
                        .param("until", "2027-01-01")
                        .param("state", "ACTIVE")
                        .param("represented", other.id().toString())
                        .param("representative", other.id().toString()))
                .hasStatus(302);
        assertThat(mandates.listInForce(resident.id())).isEmpty();
        assertThat(mandates.listOpen(other.id())).isEmpty();
        assertThat(mvc.post()
                        .uri("/me/identity")
                        .with(csrf())
                        .with(Applicants.as(resident))
                        .param("verified", "true")
                        .param("resident", other.id().toString())
                        .param("source", "registry"))
                .hasStatus(422);
        assertThat(count("select count(*) from identity.document where resident = ?", resident.id()))
                .isZero();
        assertThat(mvc.post()
                        .uri("/services/passport-first/apply")
                        .with(csrf())
                        .with(Applicants.as(resident))
                        .param("for", other.id().toString()))
                .hasStatus(404);
        assertThat(count("select count(*) from cases.draft where resident = ?", other.id()))
                .isZero();
    }

    @Test
    void headersThatClaimAnotherAddressOrHostBuyNothing() {
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            int status = mvc.post()
                    .uri("/sign-in")
                    .with(csrf())
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .header("Forwarded", "for=198.51.100." + i)
                    .with(request -> {
                        request.setRemoteAddr("192.0.2.199");
                        return request;
                    })
                    .param("phone", Applicants.newPhone())
                    .exchange()
                    .getResponse()
                    .getStatus();
            refused += status == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(9);
        assertThat(mvc.post().uri("http://evil.example/sign-in/passkey/options").with(csrf()))
                .hasStatus(409);
    }

    private Cookie comeIn(String phone, String agent) {
        String code = body(mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .header("User-Agent", agent)
                .with(fresh(phone))
                .param("phone", phone)
                .exchange());
        Matcher challenge = CHALLENGE.matcher(code);
        assertThat(challenge.find()).isTrue();
        MvcTestResult in = mvc.post()
                .uri("/sign-in/code")
                .with(csrf())
                .header("User-Agent", agent)
                .with(fresh(phone))
                .param("phone", phone)
                .param("challenge", challenge.group(1))
                .param("code", applicants.codeSentTo(phone))
                .exchange();
        return Objects.requireNonNull(in.getResponse().getCookie("session"));
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor fresh(String phone) {
        return request -> {
            request.setRemoteAddr(
                    "10.1." + Integer.parseInt(phone.substring(7, 9)) + "." + Integer.parseInt(phone.substring(9)));
            return request;
        };
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
