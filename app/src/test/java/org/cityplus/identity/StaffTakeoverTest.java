package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One administrator alone must not become another: system, security and audit administration are three people. */
class StaffTakeoverTest extends StaffScene {
    @Test
    void aSecurityAdministratorAloneDoesNotComeInAsTheAuditAdministrator() {
        Cookie hers = demo("qin.yue");
        MvcTestResult asked = post("/desk/staff/" + id("qin.yue") + "/link", desk, "why", "phone lost");
        assertThat(open(link(asked), "")).hasStatus(422);
        assertThat(mvc.get().uri("/desk/audit").cookie(hers))
                .as("she is not shut out")
                .hasStatusOk();
        assertThat(staff.authenticate("qin.yue", "demo-qin.yue")).isInstanceOf(Staff.Admission.In.class);
        assertThat(decline(demo("tang.feng"), proposal("qin.yue"))).hasStatus(302);
        assertThat(open(link(asked), "")).hasStatus(422);
    }

    @Test
    void norDoesOneInventAnAuditAdministrator() {
        String username = "invented" + NEXT.incrementAndGet();
        MvcTestResult asked = invite(username, "没有这个人", "city", "AUDIT_ADMINISTRATOR", "");
        assertThat(open(link(asked), "")).hasStatus(422);
        assertThat(mvc.get().uri("/desk/proposals").cookie(desk))
                .as("who proposes does not confirm")
                .hasStatus(403);
        assertThat(count("select count(*) from identity.staff where username = ?", username))
                .isZero();
    }

    /** An officer of one's own making, who is then to become an administrator, keeps nothing of before. */
    @Test
    void norDoesAPuppetLetInBeforeBecomeOne() {
        Person puppet = invited("puppet", AGENCY, "OFFICER", "");
        Cookie inside = signedIn(puppet);
        UUID id = id(puppet.username());
        post("/desk/staff/" + id + "/roles/end", desk, "agency", AGENCY, "role", "OFFICER", "why", "moves");
        MvcTestResult asked = give(id, "city", "AUDIT_ADMINISTRATOR", "");
        String spare = link(post("/desk/staff/" + id + "/link", desk, "why", "before it is confirmed"));
        String word = word(confirm(demo("tang.feng"), proposal(puppet.username())));
        assertThat(mvc.get().uri("/desk/audit").cookie(inside)).hasStatus(302);
        assertThat(password(puppet)).hasStatus(422);
        assertThat(open(spare, "")).hasStatus(422);
        assertThat(open(link(asked), "")).hasStatus(422);
        assertThat(welcomed(puppet.username(), link(asked), word).recovery()).hasSize(10);
    }

    @Test
    void anAdministratorIsNotRemovedOrDemotedByOneAlone() {
        Person auditor = invited("auditor", "city", "AUDIT_ADMINISTRATOR", "");
        Cookie hers = signedIn(auditor);
        UUID id = id(auditor.username());
        assertThat(post("/desk/staff/" + id + "/leave", desk, "why", "in the way"))
                .hasStatus(302);
        assertThat(mvc.get().uri("/desk/audit").cookie(hers)).hasStatusOk();
        assertThat(decline(demo("tang.feng"), proposal(auditor.username()))).hasStatus(302);
        assertThat(post(
                        "/desk/staff/" + id + "/roles/end",
                        desk,
                        "agency",
                        "city",
                        "role",
                        "AUDIT_ADMINISTRATOR",
                        "why",
                        "in the way"))
                .hasStatus(302);
        assertThat(mvc.get().uri("/desk/audit").cookie(hers)).hasStatusOk();
        assertThat(confirm(demo("tang.feng"), proposal(auditor.username()))).hasStatus(302);
        assertThat(mvc.get().uri("/desk/audit").cookie(hers)).hasStatus(302);
    }
}
