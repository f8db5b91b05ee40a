package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cityplus.testing.Forms.csrf;

import java.time.Duration;
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
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.City;
import org.cityplus.identity.CameFrom;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Staff;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What the people of a release have must be whole in the version after it, and their work goes on. */
abstract class UpgradeStory extends UpgradedCity {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Staff staff;

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

    UpgradeStory(String release) {
        super(release);
    }

    private MvcTestResult asChen(String path) {
        return mvc.get()
                .uri(path)
                .with(Applicants.as(new Resident(id("resident"), "")))
                .exchange();
    }

    @Test
    @Order(2)
    void whoeverWasKnownSignsInAndIsKnown() throws Exception {
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
        assertThat(staff.authenticate("zhang.ying", "demo-zhang.ying", new CameFrom("203.0.113.7")))
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
}
