package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.MobileNumber;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** A passkey is a way in that stays: a phone left lying about must not be enough to add one. */
class PasskeyAddingTest extends DemoCityTest {
    private static final String OPTIONS = "/me/passkeys/options";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Residents residents;

    private String phone = "";
    private Cookie session = new Cookie("session", "");
    private Resident chen = new Resident(new UUID(0, 0), "");

    /** On the pages, as a browser does. */
    @BeforeEach
    void somebodySignsIn() throws Exception {
        phone = Applicants.newPhone();
        MvcTestResult asked =
                mvc.post().uri("/sign-in").with(csrf()).param("phone", phone).exchange();
        String challenge = Jsoup.parse(asked.getResponse().getContentAsString())
                .select("input[name=challenge]")
                .attr("value");
        MvcTestResult in = mvc.post()
                .uri("/sign-in/code")
                .with(csrf())
                .param("phone", phone)
                .param("challenge", challenge)
                .param("code", applicants.codeSentTo(phone))
                .exchange();
        session = Objects.requireNonNull(in.getResponse().getCookie("session"));
        chen = residents.find(new MobileNumber(phone)).orElseThrow();
    }

    private MvcTestResult asked() {
        return mvc.post().uri(OPTIONS).with(csrf()).cookie(session).exchange();
    }

    private MvcTestResult devices() {
        return mvc.get().uri("/me/devices").cookie(session).exchange();
    }

    private UUID challenge() throws Exception {
        return UUID.fromString(JsonMapper.shared()
                .readTree(asked().getResponse().getContentAsString())
                .path("challenge")
                .asString());
    }

    @Test
    void onlyWhoHasJustSignedInIsAskedForOne() {
        assertThat(asked()).hasStatusOk();
        assertThat(devices())
                .bodyText()
                .contains("data-passkey", "<noscript>")
                .doesNotContain("/sign-in?next=/me/devices");
        clock.forward(FreshSignIn.FRESH.minusSeconds(1));
        assertThat(asked()).hasStatusOk();
        clock.forward(Duration.ofSeconds(1));
        assertThat(asked()).hasStatus(403);
        assertThat(devices()).bodyText().contains("/sign-in?next=/me/devices").doesNotContain("data-passkey");
        assertThat(mvc.post().uri("/api" + OPTIONS).with(Applicants.as(chen)))
                .as("a program too")
                .hasStatus(403);
    }

    /** What proves nothing is refused, whatever of it is missing, and the challenge has counted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"id\":\"a\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"a\",\"rawId\":\"YQ\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                        + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}"
            })
    void anAnswerWithPartsMissingIsRefused(String credential) throws Exception {
        UUID challenge = challenge();
        String body = JsonMapper.shared()
                .writeValueAsString(java.util.Map.of("challenge", challenge, "credential", credential, "name", "x"));
        assertThat(mvc.post()
                        .uri("/api/me/passkeys")
                        .with(Applicants.as(chen))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(422)
                .bodyText()
                .contains("identity.passkey.failed");
        assertThat(mvc.post()
                        .uri("/api/me/passkeys")
                        .with(Applicants.as(chen))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(422)
                .bodyText()
                .contains("identity.passkey.stale");
        assertThat(passkeys.list(chen.id())).isEmpty();
    }

    @Test
    void takingOneAwayIsOnRecord() {
        UUID passkey = UUID.randomUUID();
        jdbc.sql("""
                insert into identity.passkey values (?, ?, ?, 'p', 0, true, '', false, false, '', 'Phone', now(), now())
                """)
                .params(passkey, chen.id(), passkey.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();
        passkeys.remove(applicants.newResident().id(), passkey);
        passkeys.remove(chen.id(), passkey);
        passkeys.remove(chen.id(), passkey);
        assertThat(count("select count(*) from audit.entry where subject = ? and act = 'passkey-removed'", chen.id()))
                .isEqualTo(1);
    }
}
