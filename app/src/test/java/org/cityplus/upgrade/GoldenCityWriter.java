package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.cityplus.audit.MerkleLog;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Message;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.testing.RoundsRun;
import org.cityplus.testing.TestClock;
import org.cityplus.testing.TestRun;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.FileSystemUtils;

/**
 * Writes the city as this source has it down as a release for {@link UpgradeStory}; run by hand, once per release:
 * {@code mvn -pl app test -Dtest=GoldenCityWriter -Dcityplus.release=2026-12-15}.
 */
@OwnDatabase
@RoundsRun
@Import({
    GoldenCases.class,
    GoldenMoney.class,
    GoldenOversight.class,
    GoldenRights.class,
    GoldenStaff.class,
    GoldenCityHall.class,
    GoldenYearsAgo.class,
    GoldenLifeEvents.class
})
@TestPropertySource(
        properties = {
            "cityplus.master-key=target/golden-keys/master.key",
            "cityplus.audit-log-delay=1h",
            "cityplus.look-detection-delay=1h",
            "cityplus.timers-delay=1h",
            "cityplus.files.first-sweep-after=30d"
        })
class GoldenCityWriter extends DemoCityTest {
    private static final Path KEYS = Path.of("target/golden-keys");
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
    Drafts drafts;

    @Autowired
    CaseBook book;

    @Autowired
    DataSource database;

    @Autowired
    GoldenCases cases;

    @Autowired
    GoldenMoney money;

    @Autowired
    GoldenOversight oversight;

    @Autowired
    GoldenRights rights;

    @Autowired
    GoldenStaff staff;

    @Autowired
    GoldenCityHall hall;

    @Autowired
    GoldenYearsAgo yearsAgo;

    @Autowired
    GoldenLifeEvents lifeEvents;

    private final Map<String, String> story = new LinkedHashMap<>();

    /** Keys of nobody else: before the city starts on them. */
    @BeforeAll
    static void newKeys() throws IOException {
        FileSystemUtils.deleteRecursively(KEYS);
    }

    @Test
    void write() throws Exception {
        String release = System.getProperty("cityplus.release", "");
        assertThat(release).as("-Dcityplus.release=… names it").isNotBlank();
        assertThat(GoldenCity.releases())
                .as("an old release is never written anew")
                .doesNotContain(release);
        yearsAgo.passed(story);
        longAgo();
        residentsAndCases();
        aSession();
        theRest();
        yearsAgo.addUp();
        cases.decideOneMore();
        story.putAll(cases.told());
        story.putAll(yearsAgo.told());
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
        story.put("checkpoint", log.latest().replace("\n", "\\n"));
        List<String> empty =
                GoldenCity.named(release).write(database, KEYS, TestRun.data().resolve("files"), story);
        assertThat(empty)
                .as("tables without a row: give each one in theRest(), or say here why it may be empty")
                // Events are done when the story ends; a key for programs is made at the first sign-in to one; the
                // fingerprint of the master key is of cities older than several master keys.
                .isSubsetOf("events.event_publication", "openid.signing_key", "vault.master_key");
    }

    /** Three weeks before; then the clock stands where that of every test does. */
    private void longAgo() {
        clock.forward(Duration.ofDays(-21));
        cases.begunLongAgo();
        rights.leaves(cases.get("kept").applicant());
        cases.pass(Duration.ofDays(8));
        clock.reset();
        cases.pass(Duration.ZERO);
    }

    private void residentsAndCases() {
        Resident chen = applicants.newResident();
        CaseRow paid = applicants.paid(chen);
        // With the photo of the case: a release is to be small.
        UUID draft = drafts.open(chen.id(), applicants.passport()).id();
        drafts.save(chen.id(), draft, book.getRecord(paid).answers());
        CaseRow review = desk.booked(
                "exit-entry-500103", "王芳", TestClock.START.plus(Duration.ofHours(23)), LocalDate.of(2026, 12, 4));
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
        UUID chen = UUID.fromString(story.getOrDefault("resident", ""));
        aDraftByProgram(chen);
        cases.underWay();
        money.takenAtTheCounter(story);
        cases.pass(Duration.ofMinutes(2));
        cases.askAgain();
        money.givenBack();
        oversight.looks(cases.get("awaiting-acceptance"), story);
        rights.asked(cases.get("withdrawn").applicant(), story);
        rights.actingForOthers(chen, story);
        lifeEvents.movedHere(story);
        lifeEvents.childBorn(
                UUID.fromString(story.getOrDefault("guardian", "")),
                UUID.fromString(story.getOrDefault("boy", "")),
                story);
        staff.signIns(story);
        staff.proofsOfDevices();
        staff.ownThings();
        staff.proposals(story);
        hall.changes(story);
        // No test holds the private part of a passkey.
        insert(
                "identity.passkey",
                "gen_random_uuid(), ?, 'c', 'p', 0, true, '', false, false, '', 'Phone', now(), now()",
                chen);
        anAppOf(chen);
    }

    private void aDraftByProgram(UUID chen) {
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
    }

    /** The other side of it is a program that is not here. */
    private void anAppOf(UUID chen) {
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
        story.put("relying-party", app.toString());
    }

    private void insert(String table, String values, Object... params) {
        jdbc.sql("insert into " + table + " values (" + values + ")")
                .params(params)
                .update();
    }
}
