package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From the first administrator's link to an officer who leaves: over HTTP, with real sessions. */
class StaffTest extends DemoCityTest {
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7]{32})</code>");
    private static final Pattern LINK = Pattern.compile("/desk/welcome#([A-Z2-7-]{29})");
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("<code>([A-Z2-7]{5}-[A-Z2-7]{5})</code>");
    private static final String PASSWORD = "correct horse battery";
    private static final String AGENCY = "exit-entry-500103";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    City city;

    @Autowired
    StaffSessions staffSessions;

    @Autowired
    Staff staff;

    /** Somebody who has come in by a link: name, authenticator, recovery codes. */
    private record Person(String username, byte[] secret, List<String> recovery) {}

    private Person administrator;
    private Cookie desk;

    @BeforeEach
    void aSecurityAdministratorIsIn() throws SQLException {
        String name = "admin" + NEXT.incrementAndGet() + ".of.test";
        administrator = welcomed(name, first(name, true));
        desk = signedIn(administrator);
    }

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
    void whileThereIsOneNoOtherIsMadeUnlessAskedFor() {
        assertThatThrownBy(() -> first("second.admin", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--another");
        assertThatThrownBy(() -> first(administrator.username, true)).hasMessageContaining("taken");
        assertThatThrownBy(() -> first("Not A Name", true)).hasMessageContaining("small letters");
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
        assertThatThrownBy(() -> staff.authenticate(administrator.username, PASSWORD, ""))
                .isInstanceOf(Refusal.class);
        clock.forward(Duration.ofMinutes(2));
        assertThat(staff.authenticate(administrator.username, PASSWORD, code(administrator.secret))
                        .has(Role.SECURITY_ADMINISTRATOR))
                .isTrue();
    }

    @Test
    void aCodeCountsOnceEvenInARace() {
        clock.forward(Duration.ofMinutes(2));
        String code = code(administrator.secret);
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
        String code = administrator.recovery.getFirst();
        assertThat(second(password(administrator), code.toLowerCase(java.util.Locale.ROOT)))
                .hasStatus(302);
        assertThat(second(password(administrator), code)).hasStatus(422);
        assertThat(second(password(administrator), administrator.recovery.get(1)))
                .hasStatus(302);
    }

    @Test
    void manyWrongProofsRestTheAccountAndTimeIsTheWayOut() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> staff.authenticate(administrator.username, "wrong"))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(password(administrator)).hasStatus(422);
        clock.forward(Duration.ofMinutes(16));
        assertThat(signedIn(administrator)).isNotNull();
    }

    @Test
    void anInvitedOfficerWorksUntilTheyLeave() {
        Person officer = invited("officer", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatusOk();
        assertThat(mvc.get().uri("/desk/staff").cookie(session)).hasStatus(403);
        UUID id = id(officer.username);
        assertThat(post("/desk/staff/" + id + "/leave", desk, "why", "")).hasStatus(422);
        assertThat(post("/desk/staff/" + id + "/leave", desk, "why", "retired")).hasStatus(302);
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatus(302);
        assertThat(password(officer)).hasStatus(422);
        assertThat(post("/desk/staff/" + id + "/leave", desk, "why", "again")).hasStatus(409);
        assertThat(jdbc.sql("select act from audit.entry where record = ? order by id")
                        .param("staff:" + id)
                        .query(String.class)
                        .list())
                .containsExactly("invited", "came-in-by-link", "left");
    }

    @Test
    void threeAdministratorsAreThreePeopleAndNobodyChangesThemselves() {
        Person system = invited("system", "city", "SYSTEM_ADMINISTRATOR", "");
        UUID id = id(system.username);
        assertThat(give(id, "city", "AUDIT_ADMINISTRATOR", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"role-e\"");
        assertThat(give(id, AGENCY, "OFFICER", "")).hasStatus(422);
        Person officer = invited("plain", AGENCY, "OFFICER", "");
        assertThat(give(id(officer.username), "city", "SECURITY_ADMINISTRATOR", ""))
                .hasStatus(422);
        assertThat(give(id(officer.username), "city", "OFFICER", "")).hasStatus(422);
        assertThat(give(id(officer.username), AGENCY, "SUPERVISOR", "")).hasStatus(302);
        assertThat(give(id(administrator.username), AGENCY, "OFFICER", "")).hasStatus(403);
        assertThat(post("/desk/staff/" + id(administrator.username) + "/leave", desk, "why", "x"))
                .hasStatus(403);
    }

    /** Two administrators at once must not give two roles that exclude each other. */
    @Test
    void exclusiveRolesHoldInARace() {
        Person someone = invited("raced", "city", "SYSTEM_ADMINISTRATOR", "");
        UUID id = id(someone.username);
        assertThat(post(
                        "/desk/staff/" + id + "/roles/end",
                        desk,
                        "agency",
                        "city",
                        "role",
                        "SYSTEM_ADMINISTRATOR",
                        "why",
                        "x"))
                .hasStatus(302);
        clock.forward(Duration.ofSeconds(1));
        List<String> roles = List.of(
                "SYSTEM_ADMINISTRATOR", "AUDIT_ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "SYSTEM_ADMINISTRATOR");
        Crowd<Integer> crowd = Crowd.of(
                4, i -> give(id, "city", roles.get(i), "").getResponse().getStatus());
        assertThat(crowd.answers()).containsExactlyInAnyOrder(302, 422, 422, 422);
        assertThat(jdbc.sql("select count(*) from identity.staff_role where staff = ? and valid_until is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDeputyWorksAtAnotherAgencyUntilTheLastDay() {
        Person officer = invited("deputy", AGENCY, "OFFICER", "");
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.zone());
        UUID id = id(officer.username);
        assertThat(give(id, "exit-entry-500101", "OFFICER", today.minusDays(1).toString()))
                .hasStatus(422);
        assertThat(give(id, "exit-entry-500101", "OFFICER", "tomorrow")).hasStatus(422);
        assertThat(give(id, "exit-entry-500101", "OFFICER", today.toString())).hasStatus(302);
        Cookie home = signedIn(officer);
        assertThat(post("/desk/place", home, "agency", "exit-entry-500106")).hasStatus(404);
        MvcTestResult moved = post("/desk/place", home, "agency", "exit-entry-500101");
        Cookie there = session(moved);
        assertThat(mvc.get().uri("/desk/place").cookie(there)).hasStatusOk();
        assertThat(mvc.get().uri("/desk").cookie(home)).hasStatus(302);
        // Spring Session keeps the world's time, not the test's.
        jdbc.sql("update identity.session set creation_time = ? where principal_name = ?")
                .params(clock.millis(), id.toString())
                .update();
        clock.forward(Duration.ofDays(1));
        staffSessions.endWithRoles();
        assertThat(mvc.get().uri("/desk/place").cookie(there)).hasStatus(302);
        assertThat(mvc.get().uri("/desk").cookie(signedIn(officer))).hasStatusOk();
        assertThat(post("/desk/place", signedIn(officer), "agency", "exit-entry-500101"))
                .hasStatus(404);
    }

    @Test
    void aNewLinkEndsTheOldProofs() {
        Person officer = invited("lost", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        MvcTestResult renewed = post("/desk/staff/" + id(officer.username) + "/link", desk, "why", "phone lost");
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatus(302);
        assertThat(password(officer)).hasStatus(422);
        Person again = welcomed(officer.username, link(renewed));
        assertThat(signedIn(again)).isNotNull();
    }

    @Test
    void scriptInANameIsText() {
        String username = "script" + NEXT.incrementAndGet();
        MvcTestResult page = invite(username, "<script>alert(1)</script>", AGENCY, "OFFICER", "");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)");
    }

    private String first(String username, boolean another) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String link = FirstAdministrator.create(connection, username, "安全管理员", another, clock);
            connection.setAutoCommit(true);
            return link;
        }
    }

    private Person invited(String prefix, String agency, String role, String until) {
        String username = prefix + NEXT.incrementAndGet();
        return welcomed(username, link(invite(username, "王敏", agency, role, until)));
    }

    private MvcTestResult invite(String username, String name, String agency, String role, String until) {
        return post(
                "/desk/staff",
                desk,
                "username",
                username,
                "name",
                name,
                "agency",
                agency,
                "role",
                role,
                "until",
                until,
                "why",
                "new colleague");
    }

    private MvcTestResult give(UUID staff, String agency, String role, String until) {
        return post(
                "/desk/staff/" + staff + "/roles",
                desk,
                "agency",
                agency,
                "role",
                role,
                "until",
                until,
                "why",
                "deputy");
    }

    private Person welcomed(String username, String link) {
        byte[] secret = secret(post("/desk/welcome", null, "link", link));
        MvcTestResult done = use(link, PASSWORD, PASSWORD, code(secret));
        assertThat(done).hasStatusOk();
        List<String> recovery = RECOVERY.matcher(body(done))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        return new Person(username, secret, recovery);
    }

    private MvcTestResult use(String link, String password, String repeated, String code) {
        return post(
                "/desk/welcome/proofs", null, "link", link, "password", password, "repeated", repeated, "code", code);
    }

    private Cookie signedIn(Person person) {
        clock.forward(Duration.ofMinutes(2));
        MvcTestResult in = second(password(person), code(person.secret));
        assertThat(in).hasStatus(302);
        return session(in);
    }

    private MvcTestResult password(Person person) {
        return post("/desk/sign-in", null, "username", person.username, "password", PASSWORD);
    }

    private MvcTestResult second(MvcTestResult half, String code) {
        return post("/desk/sign-in/second", null, "challenge", found(CHALLENGE, half), "code", code);
    }

    private String code(byte[] secret) {
        return Totp.code(secret, Totp.stepAt(clock.instant()));
    }

    private byte[] secret(MvcTestResult welcome) {
        String base32 = found(SECRET, welcome);
        var bytes = new java.io.ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char each : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }

    private static String link(MvcTestResult page) {
        return found(LINK, page);
    }

    private UUID id(String username) {
        return jdbc.sql("select id from identity.staff where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult post(String path, @org.jspecify.annotations.Nullable Cookie session, String... fields) {
        var request = mvc.post().uri(path);
        if (session != null) {
            request = request.cookie(session);
        }
        request = request.with(csrf()).with(asked -> {
            asked.setRemoteAddr("198.18." + NEXT.incrementAndGet() % 250 + "." + NEXT.get() / 250 % 250);
            return asked;
        });
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String found(Pattern pattern, MvcTestResult result) {
        Matcher matcher = pattern.matcher(body(result));
        assertThat(matcher.find()).as("%s in %s", pattern, body(result)).isTrue();
        return matcher.group(1);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }
}
