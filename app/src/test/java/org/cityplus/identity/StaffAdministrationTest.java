package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a security administrator does, and what follows for the others at once. */
class StaffAdministrationTest extends StaffScene {
    @Test
    void anInvitedOfficerWorksUntilTheyLeave() {
        Person officer = invited("officer", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatusOk();
        assertThat(mvc.get().uri("/desk/staff").cookie(session)).hasStatus(403);
        UUID id = id(officer.username());
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
        UUID id = id(system.username());
        assertThat(give(id, "city", "AUDIT_ADMINISTRATOR", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"role-e\"");
        assertThat(give(id, AGENCY, "OFFICER", "")).hasStatus(422);
        Person officer = invited("plain", AGENCY, "OFFICER", "");
        assertThat(give(id(officer.username()), "city", "SECURITY_ADMINISTRATOR", ""))
                .hasStatus(422);
        assertThat(give(id(officer.username()), "city", "OFFICER", "")).hasStatus(422);
        assertThat(give(id(officer.username()), AGENCY, "SUPERVISOR", "")).hasStatus(302);
        assertThat(give(id(administrator.username()), AGENCY, "OFFICER", "")).hasStatus(403);
        assertThat(post("/desk/staff/" + id(administrator.username()) + "/leave", desk, "why", "x"))
                .hasStatus(403);
    }

    /** Two administrators at once must not give two roles that exclude each other. */
    @Test
    void exclusiveRolesHoldInARace() {
        Person someone = invited("raced", AGENCY, "OFFICER", "");
        UUID id = id(someone.username());
        assertThat(post("/desk/staff/" + id + "/roles/end", desk, "agency", AGENCY, "role", "OFFICER", "why", "x"))
                .hasStatus(302);
        clock.forward(Duration.ofSeconds(1));
        List<String> roles = List.of(
                "SYSTEM_ADMINISTRATOR", "AUDIT_ADMINISTRATOR", "SECURITY_ADMINISTRATOR", "SYSTEM_ADMINISTRATOR");
        Crowd<Integer> crowd = Crowd.of(
                4, i -> give(id, "city", roles.get(i), "").getResponse().getStatus());
        assertThat(crowd.answers()).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(confirm(demo("tang.feng"), proposal(someone.username()))).hasStatusOk();
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
        UUID id = id(officer.username());
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
        Cookie again = signedIn(officer);
        assertThat(post("/desk/place", again, "agency", "exit-entry-500101")).hasStatus(404);
        assertThat(post("/desk/place", again, "agency", AGENCY)).hasStatus(302);
    }

    @Test
    void aNewLinkEndsTheOldProofs() {
        Person officer = invited("lost", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        MvcTestResult renewed = post("/desk/staff/" + id(officer.username()) + "/link", desk, "why", "phone lost");
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatus(302);
        assertThat(password(officer)).hasStatus(422);
        Person again = welcomed(officer.username(), link(renewed));
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

    @Test
    void whoInvitesTwiceMakesOneAccount() {
        String username = "twice" + NEXT.incrementAndGet();
        String link = link(invite(username, "王敏", AGENCY, "OFFICER", ""));
        assertThat(invite(username, "王敏", AGENCY, "OFFICER", ""))
                .hasStatus(422)
                .bodyText()
                .contains("登录名已有人用");
        assertThat(welcomed(username, link).recovery()).hasSize(10);
    }

    /** Whoever comes second finds that they are no administrator any more: one is always left. */
    @Test
    void twoAdministratorsWhoRemoveEachOtherDoNotBothSucceed() {
        Person other = invited("rival", "city", "SECURITY_ADMINISTRATOR", "");
        Cookie hers = signedIn(other);
        List<UUID> both = List.of(id(administrator.username()), id(other.username()));
        Crowd.of(2, i -> post("/desk/staff/" + both.get(1 - i) + "/leave", i == 0 ? desk : hers, "why", "race"));
        List<UUID> proposals = List.of(proposal(administrator.username()), proposal(other.username()));
        Cookie second = demo("tang.feng");
        Crowd<Integer> crowd =
                Crowd.of(2, i -> confirm(second, proposals.get(i)).getResponse().getStatus());
        assertThat(crowd.answers()).containsExactlyInAnyOrder(302, 409);
        assertThat(jdbc.sql("select count(*) from identity.staff where id in (:both) and active")
                        .param("both", both)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
