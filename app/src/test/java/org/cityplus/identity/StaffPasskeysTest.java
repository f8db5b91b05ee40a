package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What stands around the ceremony; the ceremony itself is in a journey, with a real browser's authenticator. */
class StaffPasskeysTest extends StaffScene {
    @Autowired
    StaffPasskeys passkeys;

    @Test
    void aPasskeyIsAskedForOnlyWithAFreshCodeThatCountsOnce() {
        Person officer = invited("key", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        assertThat(post("/desk/me/passkeys/options", session)).hasStatus(422);
        assertThat(post("/desk/me/passkeys/options", session, "code", "123456")).hasStatus(422);
        assertThat(post("/desk/me/passkeys/options", session, "code", code(officer.secret())))
                .as("the code that came in with the sign-in")
                .hasStatus(422);
        clock.forward(Duration.ofMinutes(2));
        String code = code(officer.secret());
        MvcTestResult asked = post("/desk/me/passkeys/options", session, "code", code);
        assertThat(asked).hasStatusOk().bodyText().contains("\"userVerification\":\"required\"");
        assertThat(post("/desk/me/passkeys/options", session, "code", code)).hasStatus(422);
    }

    @Test
    void anAnswerThatProvesNothingLetsNobodyIn() {
        MvcTestResult asked = post("/desk/sign-in/passkey/options", null);
        assertThat(asked).hasStatusOk();
        String challenge = found(java.util.regex.Pattern.compile("\"challenge\":\"([0-9a-f-]{36})\""), asked);
        for (String nothing : new String[] {"", "{}", "[]", "{\"id\":\"x\",\"rawId\":\"x\"}", "\u0000"}) {
            assertThat(post("/desk/sign-in/passkey", null, "challenge", challenge, "credential", nothing))
                    .hasStatus(422);
        }
    }

    @Test
    void aNewLinkAndLeavingEndPasskeysAndNobodyRemovesAnothers() {
        Person officer = invited("ends", AGENCY, "OFFICER", "");
        Person other = invited("other", AGENCY, "OFFICER", "");
        UUID hers = aPasskeyOf(id(officer.username()));
        Cookie session = signedIn(other);
        assertThat(post("/desk/me/passkeys/" + hers + "/remove", session)).hasStatus(302);
        assertThat(post("/desk/me/passkeys/" + hers + "/name", session, "name", "mine"))
                .hasStatus(404);
        assertThat(passkeys.list(id(officer.username()))).hasSize(1);
        post("/desk/staff/" + id(officer.username()) + "/link", desk, "why", "phone lost");
        assertThat(passkeys.list(id(officer.username()))).isEmpty();
        aPasskeyOf(id(other.username()));
        post("/desk/staff/" + id(other.username()) + "/leave", desk, "why", "moved away");
        assertThat(passkeys.list(id(other.username()))).isEmpty();
    }

    @Test
    void removingOneIsOnRecordOnceAndThePasswordStillWorks() {
        Person officer = invited("removes", AGENCY, "OFFICER", "");
        UUID key = aPasskeyOf(id(officer.username()));
        Cookie session = signedIn(officer);
        for (int press = 0; press < 2; press++) {
            assertThat(post("/desk/me/passkeys/" + key + "/remove", session)).hasStatus(302);
        }
        assertThat(count(
                        "select count(*) from audit.entry where record = ? and act = 'passkey-removed'",
                        "staff:" + id(officer.username())))
                .isEqualTo(1);
        assertThat(signedIn(officer)).isNotNull();
    }

    @Test
    void whoWasInIsShownAndEverySessionCanBeEnded() {
        Person officer = invited("devices", AGENCY, "OFFICER", "");
        Cookie first = signedIn(officer);
        Cookie second = signedIn(officer);
        assertThat(mvc.get().uri("/desk/me").cookie(second))
                .hasStatusOk()
                .bodyText()
                .contains("用密码和验证码")
                .contains("您上一次登录是");
        assertThat(post("/desk/me/sessions/sign-out-everywhere", second)).hasStatus(302);
        assertThat(mvc.get().uri("/desk/me").cookie(first)).hasStatus(302);
        assertThat(mvc.get().uri("/desk/me").cookie(second)).hasStatus(302);
    }

    private UUID aPasskeyOf(UUID staff) {
        UUID id = UUID.randomUUID();
        byte[] bytes = id.toString().getBytes(StandardCharsets.UTF_8);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into identity.staff_passkey
                    (id, staff, credential_id, public_key, signature_count, uv_initialized, transports,
                     backup_eligible, backup_state, attestation, label, created_at, last_used_at)
                values (?, ?, ?, ?, 0, true, 'internal', false, false, ?, 'desk', ?, ?)
                """).params(id, staff, bytes, bytes, bytes, now, now).update();
        return id;
    }
}
