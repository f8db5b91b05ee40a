package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.cityplus.audit.MerkleLog;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Writes the city as this source has it down as a release for {@link UpgradeTest}; run by hand, once per release:
 * {@code mvn -pl app test -Dtest=GoldenCityWriter -Dcityplus.release=2026-12}.
 */
@OwnDatabase
@TestPropertySource(properties = {"cityplus.master-key=target/golden-keys/master.key", "cityplus.audit-log-delay=1h"})
class GoldenCityWriter extends DemoCityTest {
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MerkleLog log;

    @Autowired
    Vault vault;

    @Autowired
    Notifications notifications;

    @Autowired
    DataSource database;

    private final Map<String, String> story = new LinkedHashMap<>();

    @Test
    void write() throws Exception {
        String release = System.getProperty("cityplus.release", "");
        assertThat(release).as("-Dcityplus.release=… names it").isNotBlank();
        residentsAndCases();
        aSession();
        theRest();
        ReflectionTestUtils.invokeMethod(log, "keepUp");
        story.put("checkpoint", log.latest().replace("\n", "\\n"));
        List<String> empty = GoldenCity.named(release)
                .write(database, Path.of("target/golden-keys"), Path.of("target/test-data/files"), story);
        assertThat(empty)
                .as("tables without a row: give each one in theRest(), or say here why it may be empty")
                // Events are done when the story ends; a key for programs is made at the first sign-in to one; the
                // fingerprint of the master key is of cities older than several master keys.
                .isSubsetOf("events.event_publication", "openid.signing_key", "vault.master_key");
    }

    private void residentsAndCases() {
        Resident chen = applicants.newResident();
        CaseRow paid = applicants.paid(chen);
        UUID draft = applicants.completeDraft(chen).id();
        CaseRow review =
                desk.underReview("exit-entry-500103", "王芳", 1, desk.today().plusDays(9));
        assertThat(mvc.get()
                        .uri("/desk/cases/" + paid.id())
                        .with(DeskScene.as(desk.officer(paid.agency().value()))))
                .hasStatusOk();
        Message text = Message.of("test.services");
        notifications.send(new NotificationDraft(
                chen.id(),
                paid.agency(),
                "golden",
                "test.golden",
                new Note(text, text, new Note.State(Note.Tone.LEAF, text), List.of(), text),
                "/cases"));
        story.put("resident", chen.id().toString());
        story.put("case", paid.id().toString());
        story.put("number", paid.number());
        story.put("draft", draft.toString());
        story.put("review", review.id().toString());
        story.put("review-applicant", review.applicant().toString());
    }

    private void aSession() throws Exception {
        String phone = Applicants.newPhone();
        MvcTestResult asked =
                mvc.post().uri("/sign-in").with(csrf()).param("phone", phone).exchange();
        Matcher challenge = CHALLENGE.matcher(asked.getResponse().getContentAsString());
        assertThat(challenge.find()).isTrue();
        MvcTestResult in = mvc.post()
                .uri("/sign-in/code")
                .with(csrf())
                .param("phone", phone)
                .param("challenge", challenge.group(1))
                .param("code", applicants.codeSentTo(phone))
                .exchange();
        Cookie session = Objects.requireNonNull(in.getResponse().getCookie("session"));
        story.put("phone", phone);
        story.put("session", session.getValue());
    }

    /** A row for each table that no story above fills. */
    private void theRest() {
        UUID chen = UUID.fromString(story.get("resident"));
        UUID wang = UUID.fromString(story.get("review-applicant"));
        UUID staff = jdbc.sql("select id from identity.staff where username = 'zhang.ying'")
                .query(UUID.class)
                .single();
        assertThat(mvc.post()
                        .uri("/api/drafts")
                        .with(Applicants.as(new Resident(chen, "")))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"service\":\"passport-first\"}")
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isBetween(200, 299);
        jdbc.sql(
                        "insert into web.idempotency (owner, operation, key, body_digest, answer, at) values (?, 'POST /api/cases', 'k', ?, '{}', now())")
                .params(chen, new byte[32])
                .update();
        insert(
                "identity.passkey",
                "gen_random_uuid(), ?, 'c', 'p', 0, true, '', false, false, '', 'Phone', now(), now()",
                chen);
        insert("identity.passkey_challenge", "gen_random_uuid(), ?, 'c', now()", chen);
        jdbc.sql(
                        "insert into identity.device (resident, device_digest, description, first_at, last_at) values (?, 'd', 'Chrome', now(), now())")
                .param(chen)
                .update();
        insert("identity.verification_try", "?, now()", chen);
        jdbc.sql(
                        "insert into identity.mandate (id, kind, state, representative, represented, until, basis, requested_at, changed_at) select gen_random_uuid(), 'CARE', 'ACTIVE', ?, id, current_date + 300, 'consent', now(), now() from identity.resident where id <> ? limit 1")
                .params(chen, chen)
                .update();
        jdbc.sql(
                        "insert into identity.counter_visit (id, clerk, agency, person, why, at, until) values (?, ?, 'exit-entry-500103', ?, ?, now(), now())")
                .params(Ids.next(Clock.systemUTC()), staff, chen, vault.seal(chen, "lost phone"))
                .update();
        insert("identity.staff_recovery_code", "?, 'r'", staff);
        jdbc.sql("insert into identity.staff_link (digest, staff, expires_at) values ('l', ?, now())")
                .param(staff)
                .update();
        insert("identity.staff_challenge", "gen_random_uuid(), ?, 5, now()", staff);
        jdbc.sql("insert into identity.staff_tries (name_digest, failures, at) values ('n', 1, now())")
                .update();
        UUID app = UUID.randomUUID();
        jdbc.sql(
                        "insert into openid.relying_party (id, client_id, name_zh, name_en, homepage, redirect_uris, scopes, registered_at) values (?, 'golden', '图书馆', 'Library', 'https://library.example', '{https://library.example/in}', '{openid}', now())")
                .param(app)
                .update();
        jdbc.sql(
                        "insert into openid.consent (resident, relying_party, scopes, given_at) values (?, ?, '{openid}', now())")
                .params(chen, app)
                .update();
        UUID granted = UUID.randomUUID();
        jdbc.sql(
                        "insert into openid.granted (id, relying_party, resident, version, sealed, expires_at) values (?, ?, ?, 1, ?, now())")
                .params(granted, app, chen, vault.seal(chen, "{}"))
                .update();
        jdbc.sql("insert into openid.token (digest, granted, kind) values ('t', ?, 'access')")
                .param(granted)
                .update();
        assertThat(wang).isNotEqualTo(chen);
        story.put("relying-party", app.toString());
    }

    private void insert(String table, String values, Object... params) {
        jdbc.sql("insert into " + table + " values (" + values + ")")
                .params(params)
                .update();
    }
}
