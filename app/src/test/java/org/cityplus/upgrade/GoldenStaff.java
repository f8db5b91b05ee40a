package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.View;
import org.cityplus.identity.CameFrom;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Staff;
import org.cityplus.identity.StaffAdministration;
import org.cityplus.identity.StaffProposals;
import org.cityplus.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The demonstration's staff, and what is kept about them. */
@TestComponent
class GoldenStaff {
    /** Of somebody made up, whom an officer declares to be close to. */
    static final String CLOSE = "500191199109031034";

    static final String VIEW = "我的护照";
    static final String WHY = "接替退休的同事";

    private final Staff staff;
    private final StaffAdministration administration;
    private final StaffProposals proposals;
    private final SavedViews views;
    private final Relations relations;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final TestClock clock;

    GoldenStaff(
            Staff staff,
            StaffAdministration administration,
            StaffProposals proposals,
            SavedViews views,
            Relations relations,
            MockMvcTester mvc,
            JdbcClient jdbc,
            TestClock clock) {
        this.staff = staff;
        this.administration = administration;
        this.proposals = proposals;
        this.views = views;
        this.relations = relations;
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody of the demonstration, in their own roles. */
    Officer officer(String username) {
        return switch (staff.authenticate(username, "demo-" + username, new CameFrom("203.0.113.7"))) {
            case Staff.Admission.In in -> in.officer();
            case Staff.Admission.CodeNeeded _ -> throw new AssertionError(username + " has an authenticator");
        };
    }

    void signIns(Map<String, String> story) {
        assertThat(signIn("tan.wei", "guessed")).hasStatus(422);
        MvcTestResult in = signIn("zhang.ying", "demo-zhang.ying");
        assertThat(in).hasStatus(302);
        story.put(
                "desk-session",
                Objects.requireNonNull(in.getResponse().getCookie("session")).getValue());
        assertThat(mvc.post().uri("/desk/sign-in/passkey/options").with(csrf()).exchange())
                .hasStatusOk();
    }

    private MvcTestResult signIn(String username, String password) {
        return mvc.post()
                .uri("/desk/sign-in")
                .with(csrf())
                .param("username", username)
                .param("password", password)
                .exchange();
    }

    /** Proofs that lie in a device: no test holds the key of a passkey, or shows codes before somebody came in. */
    void proofsOfDevices() {
        UUID zhang = officer("zhang.ying").id();
        byte[] key = "a passkey's public part".getBytes(StandardCharsets.UTF_8);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into identity.staff_passkey
                    (id, staff, credential_id, public_key, signature_count, uv_initialized, transports,
                     backup_eligible, backup_state, attestation, label, created_at, last_used_at)
                values (?, ?, ?, ?, 0, true, 'internal', false, false, ?, 'Desk', ?, ?)
                """).params(UUID.randomUUID(), zhang, key, key, key, now, now).update();
        jdbc.sql("insert into identity.staff_recovery_code values (?, 'r')")
                .param(zhang)
                .update();
        jdbc.sql("insert into identity.staff_challenge values (gen_random_uuid(), ?, 5, now())")
                .param(zhang)
                .update();
    }

    void ownThings() {
        views.save(officer("zhang.ying"), VIEW, View.MINE, "passport-first");
        relations.declare(officer("lei.na"), CLOSE, Relations.Relation.FAMILY);
    }

    /** One waits, one was confirmed and its link not used yet, one was declined. */
    void proposals(Map<String, String> story) {
        Officer luo = officer("luo.jing");
        Officer tang = officer("tang.feng");
        UUID open = waiting(administration.invite(luo, newcomer("su.yuan", "苏远", "AUDIT_ADMINISTRATOR"), "golden"));
        StaffAdministration.Outcome coming =
                administration.invite(luo, newcomer("gu.ning", "顾宁", "SYSTEM_ADMINISTRATOR"), null);
        String word = Objects.requireNonNull(proposals.confirm(tang, waiting(coming), "当面核对过", null));
        UUID leaving = waiting(administration.leave(luo, officer("qin.yue").id(), "误写", null));
        proposals.decline(tang, leaving, "没有这回事", null);
        story.put("proposal", open.toString());
        story.put("proposal.declined", leaving.toString());
        story.put("staff-link", Objects.requireNonNull(coming.link()));
        story.put("staff-word", word);
    }

    private static StaffAdministration.Newcomer newcomer(String username, String name, String role) {
        return new StaffAdministration.Newcomer(username, name, "city", role, "", WHY);
    }

    private static UUID waiting(StaffAdministration.Outcome outcome) {
        return Objects.requireNonNull(outcome.proposal());
    }
}
