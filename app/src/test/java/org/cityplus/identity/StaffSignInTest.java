package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jayway.jsonpath.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.cityplus.testing.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How staff come in: by a link first, then by password and code. */
class StaffSignInTest extends StaffScene {
    private static final CameFrom STRANGER = new CameFrom("203.0.113.7");

    @Autowired
    StaffTries tries;

    @Test
    void theFirstAdministratorComesInByALinkThatWorksOnce() throws SQLException {
        String name = "first" + NEXT.incrementAndGet();
        String link = first(name, true);
        assertThat(post("/desk/sign-in", null, "username", name, "password", ""))
                .hasStatus(422);
        Person person = welcomed(name, link);
        assertThat(post("/desk/welcome", null, "link", link))
                .hasStatus(422)
                .bodyText()
                .contains("链接已经用过");
        assertThat(mvc.get().uri("/desk/staff").cookie(signedIn(person))).hasStatusOk();
        assertThat(mvc.get().uri("/desk").cookie(signedIn(person))).hasStatus(403);
    }

    @Test
    void whileThereIsOneNoOtherIsMadeUnlessAskedFor() throws SQLException {
        assertThatThrownBy(() -> first("second.admin", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--another");
        assertThatThrownBy(() -> first(administrator.username(), true)).hasMessageContaining("taken");
        assertThatThrownBy(() -> first("Not A Name", true)).hasMessageContaining("small letters");
        jdbc.sql("""
                update identity.staff_role set valid_until = valid_from + interval '1 microsecond'
                 where valid_until is null and staff in (select id from identity.staff where not synthetic)
                """).update();
        // Other tests' administrators may have begun a little later on this clock.
        clock.forward(Duration.ofHours(1));
        assertThat(first("after.all" + NEXT.incrementAndGet(), false)).isNotEmpty();
    }

    @Test
    void aLinkEndsAfterTwoDays() throws SQLException {
        String link = first("late" + NEXT.incrementAndGet(), true);
        clock.forward(FirstAdministrator.LINK_LIVES.plusSeconds(1));
        assertThat(post("/desk/welcome", null, "link", link)).hasStatus(422);
    }

    @Test
    void aPasswordThatIsShortOrGuessableIsRefusedWithTheRule() throws SQLException {
        String name = "guess" + NEXT.incrementAndGet();
        String link = first(name, true);
        byte[] secret = secret(post("/desk/welcome", null, "link", link));
        for (String weak : List.of("short", "aaaaaaaaaaaaaaaa", "xx-" + name + "-xx-1234")) {
            assertThat(use(link, weak, weak, code(secret)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("id=\"password-e\"");
        }
        assertThat(use(link, PASSWORD, PASSWORD + "!", code(secret))).bodyText().contains("两次密码不一样");
        assertThat(use(link, PASSWORD, PASSWORD, "000000"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"code-e\"");
        assertThat(use(link, PASSWORD, PASSWORD, code(secret))).hasStatusOk();
    }

    @Test
    void withoutTheSecondStepNobodyIsIn() {
        MvcTestResult half = password(administrator);
        assertThat(half.getResponse().getCookie("session")).isNull();
        assertThat(second(half, "123456")).hasStatus(422);
        assertThatThrownBy(() -> staff.authenticate(administrator.username(), PASSWORD, "", STRANGER))
                .isInstanceOf(Refusal.class);
        clock.forward(Duration.ofMinutes(2));
        assertThat(staff.authenticate(administrator.username(), PASSWORD, code(administrator.secret()), STRANGER)
                        .has(Role.SECURITY_ADMINISTRATOR))
                .isTrue();
    }

    @Test
    void aCodeCountsOnceEvenInARace() {
        clock.forward(Duration.ofMinutes(2));
        String code = code(administrator.secret());
        List<MvcTestResult> half = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            half.add(password(administrator));
        }
        Crowd<Integer> crowd =
                Crowd.of(4, i -> second(half.get(i), code).getResponse().getStatus());
        assertThat(crowd.answers()).containsExactlyInAnyOrder(302, 422, 422, 422);
    }

    @Test
    void aRecoveryCodeCountsOnce() {
        String code = administrator.recovery().getFirst();
        assertThat(second(password(administrator), code.toLowerCase(java.util.Locale.ROOT)))
                .hasStatus(302);
        assertThat(second(password(administrator), code)).hasStatus(422);
        assertThat(second(password(administrator), administrator.recovery().get(1)))
                .hasStatus(302);
    }

    @Test
    void manyWrongProofsRestTheNameWhereTheyComeFromAndTimeIsTheWayOut() {
        for (int i = 0; i < 10; i++) {
            refused(() -> staff.authenticate(administrator.username(), "wrong", STRANGER));
        }
        refused(() -> staff.authenticate(administrator.username(), PASSWORD, STRANGER));
        assertThat(signedIn(administrator)).as("she herself is not shut out").isNotNull();
        clock.forward(Duration.ofMinutes(16));
        assertThat(staff.authenticate(administrator.username(), PASSWORD, STRANGER))
                .isInstanceOf(Staff.Admission.CodeNeeded.class);
    }

    @Test
    void wrongProofsFromManyPlacesRestTheNameWhereItHasNotComeIn() {
        CameFrom home = new CameFrom("192.0.2.1");
        clock.forward(Duration.ofMinutes(2));
        staff.authenticate(administrator.username(), PASSWORD, code(administrator.secret()), home);
        for (int place = 0; place < 50; place++) {
            tries.count(administrator.username(), new CameFrom("198.51.100." + place));
        }
        refused(() -> staff.authenticate(administrator.username(), PASSWORD, STRANGER));
        assertThat(staff.authenticate(administrator.username(), PASSWORD, home))
                .isInstanceOf(Staff.Admission.CodeNeeded.class);
        clock.forward(Duration.ofMinutes(16));
    }

    @Test
    void aPlaceIsKnownForAMonth() {
        String name = "known" + NEXT.incrementAndGet();
        tries.cameIn(name, STRANGER);
        jdbc.sql("update identity.staff_tries set came_in_at = came_in_at - interval '31 days'")
                .update();
        for (int place = 0; place < 50; place++) {
            tries.count(name, new CameFrom("198.51.100." + place));
        }
        assertThat(tries.rests(name, STRANGER)).isTrue();
        clock.forward(Duration.ofMinutes(16));
        assertThat(tries.rests(name, STRANGER)).isFalse();
    }

    /** Time would tell who works here if the ways differed. */
    @Test
    void aNameNobodyHasTakesTheSameWayThroughTheDatabase() {
        List<String> known =
                Statements.of(() -> refused(() -> staff.authenticate(administrator.username(), "wrong", STRANGER)));
        List<String> unknown = Statements.of(() -> refused(() -> staff.authenticate("nobody.here", "wrong", STRANGER)));
        assertThat(known).isNotEmpty().isEqualTo(unknown);
    }

    @Test
    void aNameNobodyHasRestsTooAndItsRestIsAnsweredInTheSameWords() {
        String key = refused(() -> staff.authenticate(administrator.username(), "wrong", STRANGER));
        for (int i = 0; i < 15; i++) {
            assertThat(refused(() -> staff.authenticate("nobody.at.all", "wrong", STRANGER)))
                    .isEqualTo(key);
        }
    }

    @Test
    void aProgramGivesNamePasswordAndCodeInOne() {
        clock.forward(Duration.ofMinutes(2));
        assertThat(token(administrator, "000")).hasStatus(422);
        MvcTestResult in = token(administrator, code(administrator.secret()));
        assertThat(in).hasStatusOk();
        String token = JsonPath.read(body(in), "$.token");
        assertThat(mvc.get().uri("/api/desk/queue").header("Authorization", "Bearer " + token))
                .hasStatus(403);
        assertThat(token(administrator, code(administrator.secret()))).hasStatus(422);
    }

    /** A phone's clock may be a step ahead; the digits that opened the account are used up all the same. */
    @Test
    void theDigitsThatOpenedTheAccountDoNotSignIn() throws SQLException {
        String name = "ahead" + NEXT.incrementAndGet();
        String link = first(name, true);
        byte[] secret = secret(post("/desk/welcome", null, "link", link));
        String ahead = Totp.code(secret, Totp.stepAt(clock.instant()) + 1);
        assertThat(use(link, PASSWORD, PASSWORD, ahead)).hasStatusOk();
        assertThatThrownBy(() -> staff.authenticate(name, PASSWORD, ahead, STRANGER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void tenWrongCodesEndALink() throws SQLException {
        String link = first("tries" + NEXT.incrementAndGet(), true);
        byte[] secret = secret(post("/desk/welcome", null, "link", link));
        for (int i = 0; i < 9; i++) {
            assertThat(use(link, PASSWORD, PASSWORD, "no")).bodyText().contains("id=\"code-e\"");
        }
        assertThat(use(link, PASSWORD, PASSWORD, "no"))
                .hasStatus(422)
                .bodyText()
                .contains("链接已经用过");
        assertThat(use(link, PASSWORD, PASSWORD, code(secret))).hasStatus(422);
    }

    private MvcTestResult token(Person person, String code) {
        return mvc.post()
                .uri("/api/sign-in/staff")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"username":"%s","password":"%s","code":"%s"}""".formatted(person.username(), PASSWORD, code))
                .exchange();
    }

    private static String refused(ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).message().key();
    }
}
