package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        assertThat(staff.authenticate("qin.yue", "demo-qin.yue", new CameFrom("203.0.113.7")))
                .isInstanceOf(Staff.Admission.In.class);
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

    private static final String SITE = "http://localhost:80";

    @Autowired
    StaffPasskeys passkeys;

    @Autowired
    TransactionTemplate transactions;

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

    /** What was let in before the confirmation and comes to its end after it makes no way in that stays. */
    @Test
    void norByAPasskeyThatWasBegunBefore() throws GeneralSecurityException {
        Puppet puppet = puppet();
        JsonNode asked = json(post("/desk/me/passkeys/options", puppet.inside, "code", code(puppet.person.secret())));
        MvcTestResult late = slowly(
                "/desk/me/passkeys",
                puppet.inside,
                "credential",
                () -> word(confirm(demo("tang.feng"), puppet.proposal)),
                "challenge",
                asked.path("challenge").asString(),
                "credential",
                new SoftAuthenticator(SITE).create(challenge(asked)));
        assertThat(late).hasStatus(422).bodyText().contains("已作废");
        assertThat(passkeys.list(puppet.id)).isEmpty();
    }

    /** The device answers while the passkey is taken away: using it must not write it back. */
    @Test
    void norByAPasskeyThatIsUsedAtThatMoment() throws GeneralSecurityException {
        Puppet puppet = puppet();
        SoftAuthenticator device = new SoftAuthenticator(SITE);
        JsonNode asked = json(post("/desk/me/passkeys/options", puppet.inside, "code", code(puppet.person.secret())));
        assertThat(post(
                        "/desk/me/passkeys",
                        puppet.inside,
                        "challenge",
                        asked.path("challenge").asString(),
                        "credential",
                        device.create(challenge(asked))))
                .hasStatus(204);
        var rows = new PasskeyRows(jdbc, PasskeyRows.Owner.STAFF, clock);
        CompletableFuture<MvcTestResult> confirmed = Objects.requireNonNull(transactions.execute(status -> {
            CredentialRecord used = Objects.requireNonNull(rows.findByCredentialId(new Bytes(device.id())));
            var second = CompletableFuture.supplyAsync(() -> confirm(demo("tang.feng"), puppet.proposal));
            Awaitility.await().until(this::somebodyWaits);
            rows.save(used);
            return second;
        }));
        word(confirmed.join());
        assertThat(passkeys.list(puppet.id)).isEmpty();
    }

    @Test
    void norByGoingToThatPlaceAtThatMoment() {
        Puppet puppet = puppet();
        MvcTestResult late = slowly(
                "/desk/place",
                puppet.inside,
                "agency",
                () -> word(confirm(demo("tang.feng"), puppet.proposal)),
                "agency",
                "city");
        assertThat(late).hasStatus(403).bodyText().contains("这次登录已经结束");
        assertThat(count("select count(*) from identity.session where principal_name = ?", puppet.id.toString()))
                .isZero();
    }

    /** A node that had looked at the proofs before the confirmation wrote the session after it. */
    @Test
    void norByASessionThatIsWrittenTooLate() {
        Puppet puppet = puppet();
        String sql = "update identity.session set principal_name = ? where principal_name = ?";
        jdbc.sql(sql).params("late", puppet.id.toString()).update();
        word(confirm(demo("tang.feng"), puppet.proposal));
        jdbc.sql(sql).params(puppet.id.toString(), "late").update();
        assertThat(post("/desk/place", puppet.inside, "agency", "city")).hasStatus(403);
        staffSessions.endWithProofs();
        assertThat(mvc.get().uri("/desk/me").cookie(puppet.inside)).hasStatus(302);
        assertThat(mvc.get().uri("/desk/staff").cookie(desk))
                .as("whoever has proofs stays")
                .hasStatusOk();
    }

    private record Puppet(Person person, UUID id, Cookie inside, UUID proposal) {}

    /** Somebody let in by one alone, in at this moment, whom that one proposes to make an administrator. */
    private Puppet puppet() {
        Person person = invited("puppet", AGENCY, "OFFICER", "");
        UUID id = id(person.username());
        post("/desk/staff/" + id + "/roles/end", desk, "agency", AGENCY, "role", "OFFICER", "why", "moves");
        Cookie inside = signedIn(person);
        assertThat(give(id, "city", "AUDIT_ADMINISTRATOR", "")).hasStatusOk();
        clock.forward(Duration.ofMinutes(2));
        return new Puppet(person, id, inside, proposal(person.username()));
    }

    private MvcTestResult slowly(String path, Cookie session, String late, Runnable meanwhile, String... fields) {
        SlowForm form = new SlowForm(path, late, meanwhile).cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(form);
    }

    private boolean somebodyWaits() {
        return count(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                > 0;
    }

    private static JsonNode json(MvcTestResult asked) {
        assertThat(asked).hasStatusOk();
        return JsonMapper.shared().readTree(body(asked));
    }

    private static String challenge(JsonNode asked) {
        return asked.path("options").path("challenge").asString();
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
