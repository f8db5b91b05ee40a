package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.payments.Receipt;
import org.cityplus.privacy.rights.Corrections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * 罗桂芳 comes to the hall where her son works, with 黎国栋, who may act for her. Whoever declared either of them leaves all of hers
 * to a colleague, on pages and by program, and reads why.
 */
class KeepingOutTest extends DemoCityTest {
    private static final String AGENCY = "exit-entry-500103";
    private static final String HERS = "500193194602091348";
    private static final String HIS = "500191196401191234";
    private static final String NOBODYS = "500190198001011233";

    /** 田小满, whom the register knows and who has to do with nobody here. */
    private static final String A_STRANGERS = "500199202605201261";

    @Autowired
    Counter counter;

    @Autowired
    CounterCases cases;

    @Autowired
    CounterMatters matters;

    @Autowired
    Relations relations;

    @Autowired
    Corrections corrections;

    @Autowired
    CaseBook book;

    @Autowired
    Mandates mandates;

    @Autowired
    Residents residents;

    @Autowired
    MockMvcTester mvc;

    private final List<Runnable> after = new ArrayList<>();
    private Officer colleague = new Officer(new UUID(0, 0), "", "", "", "", null);
    private UUID woman = new UUID(0, 0);

    @BeforeEach
    void sheHasARepresentative() {
        colleague = desk.officer(AGENCY, Role.CLERK, Role.OFFICER);
        CounterVisit visit = counter.receive(colleague, "resident-card", HERS, "罗桂芳", "代办");
        woman = visit.person();
        Mandate mandate = counter.entrust(
                colleague, visit.id(), Mandate.Kind.CARE, "resident-card", HIS, "黎国栋", LocalDate.of(2027, 1, 1));
        after.add(() -> counter.revoke(colleague, visit.id(), mandate.id()));
    }

    @AfterEach
    void heIsNoMore() {
        after.forEach(Runnable::run);
    }

    /** A member of staff who declared this number. */
    private Officer closeTo(String number) {
        Officer officer = desk.officer(AGENCY, Role.CLERK, Role.OFFICER, Role.SUPERVISOR);
        relations.declare(officer, number, Relations.Relation.FAMILY);
        return officer;
    }

    private Map<String, String> answers() {
        Map<String, String> answers = applicants.answers(new Resident(woman, ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", HERS);
        return answers;
    }

    private CaseRow toBook() {
        CounterVisit visit = counter.receive(colleague, "resident-card", HERS, "罗桂芳", "办护照");
        CaseRow row =
                applicants.accept(cases.file(colleague, visit.id(), "passport-first", UUID.randomUUID(), answers()));
        matters.takeFee(colleague, visit.id(), row.id(), Receipt.Means.CASH);
        return book.get(row.id());
    }

    private MvcTestResult sent(Officer officer, HttpMethod method, String uri, Object body) {
        return mvc.method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(body))
                .with(Applicants.as(officer))
                .exchange();
    }

    private MvcTestResult page(Officer officer, String uri) {
        return mvc.get().uri(uri).with(Applicants.as(officer)).exchange();
    }

    private MvcTestResult posted(Officer officer, String uri, Map<String, String> typed) {
        var request = mvc.post().uri(uri).with(csrf()).with(Applicants.as(officer));
        for (Map.Entry<String, String> each : typed.entrySet()) {
            request = request.param(each.getKey(), each.getValue());
        }
        return request.exchange();
    }

    /** The mandate by which 黎国栋 acts for her. */
    private UUID mandate() {
        return mandates.listOpen(woman).getFirst().id();
    }

    private MvcTestResult withPhoto(Officer officer, String uri, Map<String, String> typed) {
        var request = multipart(uri)
                .file(new MockMultipartFile("photo-photo", "me.jpg", "image/jpeg", DeskScene.portrait()))
                .with(csrf())
                .with(Applicants.as(officer));
        typed.forEach(request::param);
        return mvc.perform(request);
    }

    /** What she asked to be put right, so that no more than a few wait. */
    private UUID asked() {
        String request = "地址错了 " + UUID.randomUUID();
        corrections.ask(woman, AGENCY, request);
        UUID id = corrections.list(woman).stream()
                .filter(one -> one.request().equals(request))
                .findFirst()
                .orElseThrow()
                .id();
        after.add(() -> corrections.list(woman).stream()
                .filter(one -> one.id().equals(id) && one.state() == Corrections.State.ASKED)
                .forEach(one -> corrections.answer(colleague, id, false, "与登记一致")));
        return id;
    }

    /** Each act on what is hers, as this officer does it, and what it answers. */
    private Map<String, MvcTestResult> acts(Officer officer) {
        CaseRow row = toBook();
        CounterVisit visit = counter.receive(officer, "resident-card", HERS, "罗桂芳", "办事");
        String at = "/desk/counter/" + visit.id();
        String from = applicants.slots(row, 1).getFirst().from().toString();
        Map<String, String> form = new LinkedHashMap<>(answers());
        form.put("form", UUID.randomUUID().toString());
        Map<String, MvcTestResult> acts = new LinkedHashMap<>();
        acts.put(
                "file by program",
                sent(
                        officer,
                        HttpMethod.PUT,
                        "/api" + at + "/cases/" + UUID.randomUUID(),
                        Map.of("service", "passport-first", "answers", answers())));
        acts.put("file on the page", withPhoto(officer, at + "/cases/new/passport-first", form));
        acts.put("open the form", page(officer, at + "/cases/new/passport-first"));
        acts.put("open a life event", page(officer, at + "/life-events/retiring"));
        acts.put(
                "begin a life event by program",
                sent(
                        officer,
                        HttpMethod.POST,
                        "/api" + at + "/life-events/retiring/sheet",
                        Map.of("answers", Map.of("registered", "here", "travel", "first"))));
        acts.put(
                "book by program",
                sent(officer, HttpMethod.PUT, "/api" + at + "/matters/" + row.id() + "/visit", Map.of("from", from)));
        acts.put("book on the page", posted(officer, at + "/matters/" + row.id() + "/visit", Map.of("from", from)));
        acts.put(
                "answer a correction",
                posted(officer, "/desk/corrections/" + asked(), Map.of("state", "MADE", "answer", "改好了")));
        return acts;
    }

    @Test
    void whoeverIsCloseToHerOrToWhoRepresentsHerDoesNoneOfIt() {
        for (String number : List.of(HERS, HIS)) {
            acts(closeTo(number))
                    .forEach((act, answer) -> assertThat(answer)
                            .as("%s, close to %s", act, number.equals(HERS) ? "her" : "who represents her")
                            .hasStatus(403)
                            .bodyText()
                            .contains("依法要回避"));
        }
    }

    /** Violator: it is the declaration that keeps somebody out. */
    @Test
    void whoeverIsCloseToSomebodyElseDoesAllOfIt() {
        acts(closeTo(NOBODYS))
                .forEach((act, answer) ->
                        assertThat(answer.getResponse().getStatus()).as(act).isIn(200, 302));
    }

    @Test
    void aClerkFilesNothingThatNamesSomebodyCloseToThem() {
        Officer clerk = closeTo(HIS);
        after.forEach(Runnable::run);
        after.clear();
        CounterVisit visit = counter.receive(clerk, "resident-card", HERS, "罗桂芳", "办护照");
        Map<String, String> answers = answers();
        answers.put("idNumber", HIS);
        answers.put("name", "黎国栋");
        assertThat(sent(
                        clerk,
                        HttpMethod.PUT,
                        "/api/desk/counter/" + visit.id() + "/cases/" + UUID.randomUUID(),
                        Map.of("service", "passport-first", "answers", answers)))
                .hasStatus(403);
    }

    @Test
    void thePagesSayWhyAndShowNoButtons() {
        CaseRow row = toBook();
        UUID correction = asked();
        Officer son = closeTo(HERS);
        CounterVisit visit = counter.receive(son, "resident-card", HERS, "罗桂芳", "办事");
        String at = "/desk/counter/" + visit.id();
        assertThat(page(son, at + "/cases"))
                .hasStatusOk()
                .bodyText()
                .contains("依法要回避", at + "/matters/" + row.id())
                .doesNotContain("/cases/new/", "/life-events/");
        assertThat(page(son, at + "/matters/" + row.id()))
                .hasStatusOk()
                .bodyText()
                .contains("依法要回避")
                .doesNotContain(at + "/matters/" + row.id() + "/visit");
        assertThat(page(son, "/desk/corrections"))
                .hasStatusOk()
                .bodyText()
                .contains("依法要回避")
                .doesNotContain("action=\"/desk/corrections/" + correction);
        assertThat(page(colleague, "/desk/corrections"))
                .bodyText()
                .contains("action=\"/desk/corrections/" + correction);
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_VISIT);
    }

    /**
     * Violator: whoever is close to who represents her ends the mandate, keeps out of nothing of hers from then on, and gives her
     * account another phone or somebody else to act for her.
     */
    @Test
    void herAccountAndWhoActsForHerAreSeenToByAColleague() {
        for (String number : List.of(HERS, HIS)) {
            Officer clerk = closeTo(number);
            UUID mandate = mandate();
            CounterVisit visit = counter.receive(clerk, "resident-card", HERS, "罗桂芳", "换手机号");
            String at = "/desk/counter/" + visit.id();
            String phone = Applicants.newPhone();
            Map<String, MvcTestResult> acts = new LinkedHashMap<>();
            acts.put("a code", posted(clerk, at + "/code", Map.of("phone", phone)));
            acts.put("a code by program", sent(clerk, HttpMethod.POST, "/api" + at + "/code", Map.of("phone", phone)));
            Map<String, String> change =
                    Map.of("challenge", UUID.randomUUID().toString(), "phone", phone, "code", "000000");
            acts.put("a phone", posted(clerk, at + "/phone", change));
            acts.put("a phone by program", sent(clerk, HttpMethod.PUT, "/api" + at + "/phone", change));
            Map<String, String> entrusting =
                    Map.of("as", "CARE", "kind", "resident-card", "number", HIS, "name", "黎国栋", "until", "2027-01-01");
            acts.put("a mandate", posted(clerk, at + "/mandates", entrusting));
            acts.put("a mandate by program", sent(clerk, HttpMethod.POST, "/api" + at + "/mandates", entrusting));
            acts.put("its end", posted(clerk, at + "/mandates/" + mandate + "/end", Map.of()));
            acts.put(
                    "its end by program",
                    sent(clerk, HttpMethod.DELETE, "/api" + at + "/mandates/" + mandate, Map.of()));
            acts.put("a consent", posted(clerk, at + "/mandates/" + mandate + "/consent", Map.of()));
            acts.forEach((act, answer) ->
                    assertThat(answer).as(act).hasStatus(403).bodyText().contains("依法要回避"));
            assertThat(mandate()).isEqualTo(mandate);
            assertThat(page(clerk, at))
                    .hasStatusOk()
                    .bodyText()
                    .contains("依法要回避", at + "/cases")
                    .doesNotContain(at + "/code", at + "/mandates");
        }
        assertThat(residents.getProfile(woman).findPhone()).isEmpty();
        CounterVisit visit = counter.receive(colleague, "resident-card", HERS, "罗桂芳", "换手机号");
        assertThat(page(colleague, "/desk/counter/" + visit.id()))
                .bodyText()
                .contains("/code", "/mandates/" + mandate() + "/end")
                .doesNotContain("依法要回避");
    }

    @Test
    void nobodyWritesDownThatSomebodyCloseToThemMayActForAStranger() {
        Officer clerk = closeTo(A_STRANGERS);
        CounterVisit visit = counter.receive(clerk, "resident-card", HERS, "罗桂芳", "代办");
        assertThat(sent(
                        clerk,
                        HttpMethod.POST,
                        "/api/desk/counter/" + visit.id() + "/mandates",
                        Map.of(
                                "as",
                                "CARE",
                                "kind",
                                "resident-card",
                                "number",
                                A_STRANGERS,
                                "name",
                                "田小满",
                                "until",
                                "2027-01-01")))
                .hasStatus(403)
                .bodyText()
                .contains("依法要回避");
        assertThat(mandates.listOpen(woman)).hasSize(1);
    }
}
