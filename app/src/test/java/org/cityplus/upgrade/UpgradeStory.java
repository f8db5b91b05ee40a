package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.audit.MerkleLog;
import org.cityplus.audit.VerifyCommand;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Staff;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What a release left must be whole in the version after it: each release has a subclass. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "cityplus.audit-log-delay=1h")
abstract class UpgradeStory extends DemoCityTest {
    private final GoldenCity release;
    private final Map<String, String> story;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MerkleLog log;

    @Autowired
    Staff staff;

    @Autowired
    DataSource database;

    @Autowired
    CaseBook book;

    @Autowired
    Applications applications;

    @Autowired
    Visits visits;

    @Autowired
    ServiceCatalog services;

    @Autowired
    City city;

    @Autowired
    Desk acts;

    @Autowired
    Timers timers;

    @TempDir
    Path folder;

    UpgradeStory(String release) {
        this.release = GoldenCity.named(release);
        this.story = this.release.story();
    }

    private String told(String name) {
        return java.util.Objects.requireNonNull(story.get(name), name);
    }

    private UUID id(String name) {
        return UUID.fromString(told(name));
    }

    private MvcTestResult asChen(String path) {
        return mvc.get()
                .uri(path)
                .with(Applicants.as(new Resident(id("resident"), "")))
                .exchange();
    }

    @Test
    @Order(1)
    void noRowIsLost() {
        // What expires is tidied away, and is no loss.
        Set<String> passing = Set.of(
                "identity.session",
                "identity.session_attributes",
                "identity.sandbox_sms",
                "identity.sign_in_code",
                "identity.staff_link",
                "identity.staff_challenge",
                "identity.passkey_challenge",
                "openid.granted",
                "openid.token",
                "web.idempotency",
                "events.event_publication",
                "identity.staff_tries");
        story.forEach((name, count) -> {
            if (name.startsWith("rows.") && !passing.contains(name.substring(5))) {
                assertThat(count("select count(*) from " + name.substring(5)))
                        .as(name)
                        .isGreaterThanOrEqualTo(Long.parseLong(count));
            }
        });
    }

    /** A session of before held a name in clear, so it ended with the upgrade (decision 0019). */
    @Test
    @Order(2)
    void theOwnerOfASessionOfBeforeSignsInOnceMoreAndIsKnown() throws Exception {
        assertThat(mvc.get()
                        .uri("/me")
                        .cookie(new Cookie("session", told("session")))
                        .exchange())
                .hasStatus(302);
        long known = count("select count(*) from identity.resident");
        String phone = told("phone");
        // The code of before is a minute old then; another may be sent.
        clock.forward(Duration.ofSeconds(61));
        String challenge = answer("/api/sign-in/codes", "{\"phone\":\"%s\"}".formatted(phone), "challenge");
        String token = answer(
                "/api/sign-in",
                "{\"challenge\":\"%s\",\"phone\":\"%s\",\"code\":\"%s\"}"
                        .formatted(challenge, phone, applicants.codeSentTo(phone)),
                "token");
        assertThat(mvc.get().uri("/api/cases").header("Authorization", "Bearer " + token))
                .hasStatusOk();
        assertThat(count("select count(*) from identity.resident")).isEqualTo(known);
    }

    private String answer(String path, String body, String field) throws Exception {
        String json = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange()
                .getResponse()
                .getContentAsString();
        return JsonMapper.shared().readTree(json).get(field).asString();
    }

    @Test
    @Order(3)
    void casesDraftsMessagesAndFilesOpenFromTheirSeals() {
        assertThat(asChen("/api/cases")).hasStatusOk().bodyText().contains(told("number"));
        assertThat(asChen("/api/cases/" + told("case") + "/actions"))
                .hasStatusOk()
                .bodyText()
                .contains("Lodged", "Paid");
        assertThat(asChen("/cases/" + told("case"))).hasStatusOk();
        assertThat(asChen("/cases/" + told("case") + "/photo/photo.jpg"))
                .hasStatusOk()
                .hasContentType("image/jpeg");
        assertThat(asChen("/api/drafts/" + told("draft")))
                .hasStatusOk()
                .bodyText()
                .contains("YUTONG");
        assertThat(asChen("/api/messages")).hasStatusOk().bodyText().contains("exit-entry");
        // Notes of before are told in words, whatever notes are made of now.
        assertThat(asChen("/messages")).hasStatusOk().bodyText().doesNotContain("cases.note");
        assertThat(asChen("/api/messages")).bodyText().doesNotContain("cases.note");
        assertThat(asChen("/me/looks")).hasStatusOk().bodyText().contains("张颖");
        assertThat(asChen("/me/people")).hasStatusOk();
        assertThat(asChen("/me/devices")).hasStatusOk();
        assertThat(asChen("/me/apps")).hasStatusOk().bodyText().contains("图书馆");
    }

    @Test
    @Order(4)
    void staffComeInAndGoOnWithTheCase() {
        assertThat(staff.authenticate("zhang.ying", "demo-zhang.ying"))
                .isInstanceOfSatisfying(
                        Staff.Admission.In.class,
                        in -> assertThat(in.officer().agencyId()).isEqualTo("exit-entry-500103"));
        assertThat(mvc.get()
                        .uri("/desk/cases/" + told("review"))
                        .with(DeskScene.as(desk.officer("exit-entry-500103")))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("王芳");
    }

    /** Cases of before keep their way: paid, a time is chosen, seen and decided at the office. */
    @Test
    @Order(5)
    void casesOfBeforeGoOnTheWayTheyBegan() {
        CaseId toChoose = new CaseId(id("case"));
        CaseId chosen = new CaseId(id("review"));
        assertThat(book.get(toChoose).stage()).isEqualTo(Stage.AWAITING_VISIT);
        CaseRow coming = book.get(chosen);
        assertThat(coming.stage()).isEqualTo(Stage.AWAITING_ATTENDANCE);
        assertThat(book.getRecord(coming).file().stage()).isEqualTo(coming.stage());

        // Its place is counted with those of every kind: nobody else gets it.
        Process biometrics = services.get("passport-first").process();
        int counters = city.getOffice(coming.office()).counters();
        assertThat(visits.list(coming.office(), biometrics, visits.days().getFirst())
                        .getFirst()
                        .free())
                .isEqualTo(counters - 1);

        CaseRow waiting = book.get(toChoose);
        Slot slot = visits.list(waiting.office(), Process.BEFORE, visits.days().getLast())
                .getLast();
        assertThat(applications
                        .bookVisit(waiting.applicant(), toChoose, slot.from())
                        .stage())
                .isEqualTo(Stage.AWAITING_ATTENDANCE);

        clock.forward(Duration.ofDays(2));
        timers.fireDue();
        Officer officer = desk.officer("exit-entry-500103");
        CaseRow there = acts.act(officer, chosen, book.get(chosen).sequence(), new DeskAct.Attend());
        acts.decide(officer, chosen, there.sequence(), new Decision.Grant());
        clock.forward(Duration.ofMinutes(2));
        timers.fireDue();
        assertThat(book.get(chosen).stage()).isEqualTo(Stage.GRANTED);
    }

    /** Decision 0028: a program of before that was not stopped writes no action that the fold of now has no arrow for. */
    @Test
    @Order(5)
    void aProgramOfBeforeCanWriteNothingToACase() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into cases.action (case_id, sequence, type, actor_kind, actor, actor_name, at, data)
                        select case_id, 99, type, actor_kind, actor, actor_name, at, data from cases.action
                         where case_id = ? and sequence = 1
                        """).param(id("case")).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("vocabulary");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into cases.action
                            (case_id, sequence, type, actor_kind, actor, actor_name, at, data, vocabulary)
                        select case_id, 99, type, actor_kind, actor, actor_name, at, data, 2 from cases.action
                         where case_id = ? and sequence = 1
                        """).param(id("case")).update())
                .as("nor one of before decisions could be taken anew from the review")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("vocabulary");
    }

    @Test
    @Order(6)
    void newWorkGoesOn() {
        Resident chen = new Resident(id("resident"), "");
        MvcTestResult lodged = mvc.post()
                .uri("/drafts/{draft}/lodge", told("draft"))
                .with(csrf())
                .with(Applicants.as(chen))
                .exchange();
        assertThat(lodged).hasStatus(302);
        assertThat(count("select count(*) from cases.case_row where applicant = ?", chen.id()))
                .isGreaterThanOrEqualTo(2);
    }

    /** Also from the release's own checkpoint, kept by somebody: the log goes on, it does not begin anew. */
    @Test
    @Order(7)
    void theLogOfBeforeVerifiesAndGoesOn() throws Exception {
        long before = count("select count(*) from audit.leaf");
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
        Path kept =
                Files.writeString(folder.resolve("kept.txt"), told("checkpoint").replace("\\n", "\n"));
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        VerifyCommand.Result result = verified(command);
        assertThat(result.faults()).isEmpty();
        assertThat(result.waiting()).isZero();
        assertThat(result.size()).isGreaterThan(before);
    }

    /** With teeth: one old row changed is told from the release's checkpoint. */
    @Test
    @Order(8)
    void aRowOfBeforeThatIsChangedShows() throws Exception {
        jdbc.sql("alter table audit.entry disable trigger user").update();
        jdbc.sql("update audit.entry set act = act || '!' where id = (select min(entry) from audit.leaf)")
                .update();
        Path kept =
                Files.writeString(folder.resolve("kept.txt"), told("checkpoint").replace("\\n", "\n"));
        VerifyCommand command = new VerifyCommand(log.verifierKey());
        command.expect(kept);
        assertThat(verified(command).faults()).isNotEmpty();
    }

    private VerifyCommand.Result verified(VerifyCommand command) throws Exception {
        try (Connection city = database.getConnection()) {
            command.expectPublished(city);
            return command.database(city, null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
