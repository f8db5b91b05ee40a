package org.cityplus.oversight.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.privacy.CaseRetention;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** A look at a resident's case at night: who is asked, who judges, who reads what came of it. */
class ExaminationTest extends LookScene {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x>";

    @Autowired
    Applications applications;

    @Autowired
    CaseRetention retention;

    @Autowired
    Counter counter;

    @Autowired
    Relations relations;

    private Resident chen = new Resident(new UUID(0, 0), "");
    private @org.jspecify.annotations.Nullable CaseRow kept;
    private Officer auditor = officer;
    private UUID flag = new UUID(0, 0);

    @BeforeEach
    void aLookAtAnotherAgencysCase() {
        auditor = employed("exit-entry-50", "秦岳", Role.AUDIT_ADMINISTRATOR);
        chen = applicants.newResident();
        kept = applicants.paid(chen);
        looks(officer, chen.id(), "case:" + row().id(), at(TUESDAY, 10, 0));
        examined();
        flag = flagOf(officer);
    }

    private CaseRow row() {
        return java.util.Objects.requireNonNull(kept);
    }

    private MvcTestResult page(Officer who, String path) {
        return mvc.get().uri(path).with(DeskScene.as(who)).exchange();
    }

    private MvcTestResult posted(Officer who, String path, String... fields) {
        var request = mvc.post().uri(path).with(csrf()).with(DeskScene.as(who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult sent(Officer who, String path, Map<String, String> body) {
        return mvc.post()
                .uri(path)
                .with(DeskScene.as(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(body))
                .exchange();
    }

    private String state() {
        return jdbc.sql("select state from oversight.flag where id = ?")
                .param(flag)
                .query(String.class)
                .single();
    }

    @Test
    void theLookerExplainsTheSupervisorAcceptsTheResidentReads() throws UnsupportedEncodingException {
        assertThat(page(officer, "/desk/my-looks")).hasStatusOk().bodyText().contains("/desk/my-looks/" + flag);
        assertThat(page(officer, "/desk/my-looks/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains(row().number())
                .doesNotContain("别的单位");
        assertThat(posted(officer, "/desk/my-looks/" + flag, "why", " ")).hasStatus(422);
        assertThat(posted(officer, "/desk/my-looks/" + flag, "why", "Asked by the hall at Yuzhong"))
                .hasStatus(302);
        assertThat(state()).isEqualTo("EXPLAINED");
        assertThat(page(supervisor, "/desk/oversight"))
                .hasStatusOk()
                .bodyText()
                .contains("/desk/oversight/" + flag, "class=\"badge num\">1<");
        assertThat(page(supervisor, "/desk/oversight/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains("Asked by the hall at Yuzhong", "别的单位的记录", row().number());
        assertThat(looksPage()).contains("正在核查这次查看").doesNotContain("Asked by the hall");
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "The hall confirms it"))
                .hasStatus(302);
        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(looksPage()).contains("已核查：有正当理由", "The hall confirms it", "核查这次查看");
        assertThat(page(officer, "/desk/my-looks")).bodyText().doesNotContain(flag.toString());
        assertThat(mvc.get().uri("/api/me/record").with(Applicants.as(chen)).exchange())
                .bodyText()
                .contains("\"examined\":\"in-order\"");
    }

    private String looksPage() throws UnsupportedEncodingException {
        return mvc.get()
                .uri("/me/looks")
                .with(Applicants.as(chen))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    /** The person looked at is the supervisor's and the audit administrator's cousin; others judge the look. */
    @Test
    void nobodyJudgesALookAtSomebodyCloseToThemButTheSupervisorPassesItOn() {
        Officer clerk = employed("exit-entry-500103", "雷娜", Role.CLERK);
        UUID woman = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "办事")
                .person();
        Officer late = employed(agency, "夜班", Role.OFFICER);
        looks(late, woman, "case:" + row().id(), at(TUESDAY, 10, 0));
        examined();
        flag = flagOf(late);
        assertThat(page(supervisor, "/desk/oversight/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"accept\"")
                .doesNotContain("依法要回避");
        for (Officer close : List.of(supervisor, auditor)) {
            relations.declare(close, "500193194602091348", Relations.Relation.FAMILY);
        }
        assertThat(page(supervisor, "/desk/oversight/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains("依法要回避", "value=\"pass-on\"")
                .doesNotContain("value=\"accept\"");
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "He told me why"))
                .hasStatus(403)
                .bodyText()
                .contains("依法要回避");
        assertThat(sent(
                        supervisor,
                        "/api/desk/oversight/" + flag + "/judgement",
                        Map.of("outcome", "accept", "why", "He told me why")))
                .hasStatus(403)
                .bodyText()
                .contains("依法要回避");
        assertThat(state()).isEqualTo("OPEN");
        assertThat(sent(
                        supervisor,
                        "/api/desk/oversight/" + flag + "/judgement",
                        Map.of("outcome", "pass-on", "why", "She is my aunt")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.recused")
                .isEqualTo(true);
        assertThat(page(auditor, "/desk/audit/flags/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains("依法要回避")
                .doesNotContain("value=\"clear\"");
        assertThat(posted(auditor, "/desk/audit/flags/" + flag, "outcome", "clear", "why", "All in order"))
                .hasStatus(403);
        assertThat(state()).isEqualTo("PASSED_ON");
        Officer another = employed("exit-entry-50", "周岚", Role.AUDIT_ADMINISTRATOR);
        assertThat(posted(another, "/desk/audit/flags/" + flag, "outcome", "clear", "why", "All in order"))
                .hasStatus(302);
        assertThat(state()).isEqualTo("CLEARED");
    }

    @Test
    void whatIsPassedOnTheAuditAdministratorSettles() throws UnsupportedEncodingException {
        assertThat(posted(auditor, "/desk/audit/flags/" + flag, "outcome", "clear", "why", "too early"))
                .hasStatus(409);
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "pass-on", "why", "No answer from him"))
                .hasStatus(302);
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "changed my mind"))
                .hasStatus(409);
        assertThat(page(auditor, "/desk/audit")).hasStatusOk().bodyText().contains("/desk/audit/flags/" + flag);
        assertThat(page(auditor, "/desk/audit/flags/" + flag))
                .hasStatusOk()
                .bodyText()
                .contains("No answer from him");
        assertThat(sent(
                        auditor,
                        "/api/desk/audit/flags/" + flag + "/judgement",
                        Map.of("outcome", "unfounded", "why", "Not his case")))
                .hasStatusOk()
                .bodyText()
                .contains("\"state\":\"UNFOUNDED\"");
        assertThat(looksPage()).contains("已核查：没有正当理由", "Not his case").doesNotContain("No answer from him");
    }

    @Test
    void whoReadsWhoIsProtectedIsOnRecord() {
        assertThat(page(auditor, "/desk/audit/protected")).hasStatusOk();
        assertThat(page(officer, "/desk/audit/protected")).hasStatus(403);
        assertThat(jdbc.sql("select actor from audit.entry where act = 'protected-list-read' order by id desc limit 1")
                        .query(UUID.class)
                        .list())
                .containsExactly(auditor.id());
    }

    /** An officer who looked, and is audit administrator now. */
    @Test
    void nobodySettlesTheirOwnLookInAnotherRole() {
        posted(supervisor, "/desk/oversight/" + flag, "outcome", "pass-on", "why", "No answer from him");
        Officer promoted = Officer.of(
                officer.id(),
                officer.displayName(),
                officer.agency(),
                new org.cityplus.kernel.LocalizedText("测试单位", "Test agency"),
                java.util.Set.of(Role.AUDIT_ADMINISTRATOR));
        assertThat(page(promoted, "/desk/audit")).hasStatusOk().bodyText().doesNotContain("/desk/audit/flags/" + flag);
        assertThat(page(promoted, "/desk/audit/flags/" + flag)).hasStatus(404);
        assertThat(posted(promoted, "/desk/audit/flags/" + flag, "outcome", "clear", "why", "I had reasons"))
                .hasStatus(404);
        assertThat(sent(
                        promoted,
                        "/api/desk/audit/flags/" + flag + "/judgement",
                        Map.of("outcome", "clear", "why", "I had reasons")))
                .hasStatus(404);
        assertThat(state()).isEqualTo("PASSED_ON");
    }

    @Test
    void theSameJudgementAgainChangesNothing() {
        for (int i = 0; i < 3; i++) {
            assertThat(sent(officer, "/api/desk/my-looks/" + flag + "/reason", Map.of("why", "by mistake")))
                    .hasStatusOk();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(sent(
                            supervisor,
                            "/api/desk/oversight/" + flag + "/judgement",
                            Map.of("outcome", "accept", "why", "fine")))
                    .hasStatusOk();
        }
        assertThat(count("select count(*) from oversight.step where flag = ?", flag))
                .isEqualTo(2);
        assertThat(count("select count(*) from audit.entry where record = ? and act = 'flag-accept'", "look:" + flag))
                .isEqualTo(1);
    }

    @Test
    void nobodyJudgesTheirOwnLooksNorAnotherAgencys() {
        looks(supervisor, chen.id(), "case:" + row().id(), at(TUESDAY, 10, 5));
        employed(agency, "李敏", Role.SUPERVISOR);
        examined();
        UUID own = flagOf(supervisor);
        assertThat(page(supervisor, "/desk/oversight?view=all")).bodyText().doesNotContain("/desk/oversight/" + own);
        assertThat(page(supervisor, "/desk/oversight/" + own)).hasStatus(404);
        assertThat(posted(supervisor, "/desk/oversight/" + own, "outcome", "accept", "why", "I know myself"))
                .hasStatus(404);
        Officer elsewhere = employed(desk.newAgency(), "赵敏", Role.SUPERVISOR);
        assertThat(page(elsewhere, "/desk/oversight/" + flag)).hasStatus(404);
        assertThat(posted(elsewhere, "/desk/oversight/" + flag, "outcome", "accept", "why", "not mine"))
                .hasStatus(404);
        assertThat(page(elsewhere, "/desk/oversight")).bodyText().doesNotContain(flag.toString());
        assertThat(page(elsewhere, "/desk/my-looks/" + flag)).hasStatus(404);
        assertThat(posted(supervisor, "/desk/my-looks/" + flag, "why", "not my look"))
                .hasStatus(404);
        assertThat(state()).isEqualTo("OPEN");
    }

    @Test
    void examiningIsItselfOnTheRecordOfThePersonLookedAt() {
        page(supervisor, "/desk/oversight/" + flag);
        page(auditor, "/desk/audit/flags/" + flag);
        assertThat(count(
                        "select count(*) from audit.entry where subject = ? and record = ? and act = 'flag-opened'",
                        chen.id(),
                        "look:" + flag))
                .isEqualTo(2);
        examined();
        assertThat(count("select count(*) from oversight.flag where actor in (?, ?)", supervisor.id(), auditor.id()))
                .isZero();
    }

    @Test
    void anotherRuleOpensASettledFlagAgain() {
        posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "fine");
        jdbc.sql("update cases.case_row set stage = 'GRANTED', changed_at = now() - interval '1 year' where id = ?")
                .param(row().id().value())
                .update();
        looks(officer, chen.id(), "case:" + row().id(), at(TUESDAY, 11, 0));
        examined();
        assertThat(state()).isEqualTo("OPEN");
        assertThat(page(supervisor, "/desk/oversight/" + flag)).bodyText().contains("重新打开");
    }

    @Test
    void readingTheTrailTakesAReasonAndLeavesOne() {
        assertThat(posted(auditor, "/desk/audit/entries", "record", "case:" + row().id()))
                .hasStatus(422);
        assertThat(posted(auditor, "/desk/audit/entries", "record", "case:" + row().id(), "why", "complaint 17"))
                .hasStatusOk()
                .bodyText()
                .contains("打开了记录", officer.displayName());
        assertThat(posted(
                        auditor,
                        "/desk/audit/entries",
                        "record",
                        "nonsense'; drop",
                        "username",
                        "nobody",
                        "from",
                        "soon",
                        "why",
                        "x"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#record\"", "href=\"#username\"", "href=\"#from\"");
        assertThat(count("select count(*) from audit.entry where actor = ? and act = 'trail-read'", auditor.id()))
                .isEqualTo(1);
    }

    /** Who did what and when remains; the words are for whom it was about. */
    @Test
    void ofAForgottenCaseOnlyThePersonReadsTheWords() throws UnsupportedEncodingException {
        CaseRow gone = applicants.lodged(chen);
        applications.withdraw(chen.id(), gone.id(), "不办了，以后再来办理");
        String words = "R-2611-000042：退到工行账号 6222020212345678901";
        transactions.executeWithoutResult(status -> audit.write(new org.cityplus.audit.AuditEntry(
                        clock.instant(),
                        officer.id(),
                        officer.signature(),
                        chen.id(),
                        "case:" + gone.id(),
                        "refund-handed-out")
                .because(words)));
        examined();
        Map<String, String> search = Map.of("record", "case:" + gone.id(), "why", "complaint 18");
        assertThat(sent(auditor, "/api/desk/audit/searches", search)).bodyText().contains(words);
        clock.forward(java.time.Duration.ofDays(3700));
        retention.forgetDue();
        assertThat(body(sent(auditor, "/api/desk/audit/searches", search)))
                .contains("refund-handed-out", officer.displayName(), "\"isForgotten\":true")
                .doesNotContain("6222020212345678901", "R-2611");
        assertThat(posted(auditor, "/desk/audit/entries", "record", "case:" + gone.id(), "why", "complaint 18"))
                .hasStatusOk()
                .bodyText()
                .contains("内容只有当事人能看")
                .doesNotContain("6222020212345678901");
        assertThat(looksPage()).contains("6222020212345678901");
    }

    @Test
    void theTrailIsReadPageByPageWithoutGapOrRepetition() {
        for (int i = 0; i < 120; i++) {
            looks(officer, chen.id(), "case:" + row().id(), at(TUESDAY, 11, i / 4));
        }
        examined();
        var seen = new java.util.ArrayList<Long>();
        String after = "";
        do {
            var found = JsonMapper.shared()
                    .readTree(body(sent(
                            auditor,
                            "/api/desk/audit/searches",
                            Map.of("username", "s" + officer.id(), "why", "drill", "after", after))));
            found.get("lines").forEach(line -> seen.add(line.get("entry").asLong()));
            after = found.get("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().hasSize(121);
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void wordsAreTextInBothLanguages() {
        posted(officer, "/desk/my-looks/" + flag, "why", ATTACK);
        posted(supervisor, "/desk/oversight/" + flag, "outcome", "pass-on", "why", ATTACK);
        Officer security = employed("exit-entry-50", "罗静", Role.SECURITY_ADMINISTRATOR);
        for (String language : new String[] {"en", "zh"}) {
            for (Map.Entry<String, Officer> page : Map.of(
                            "/desk/my-looks",
                            officer,
                            "/desk/my-looks/" + flag,
                            officer,
                            "/desk/oversight?view=all",
                            supervisor,
                            "/desk/oversight/" + flag,
                            supervisor,
                            "/desk/audit?view=all",
                            auditor,
                            "/desk/audit/flags/" + flag,
                            auditor,
                            "/desk/audit/entries",
                            auditor,
                            "/desk/audit/protected",
                            auditor,
                            "/desk/staff/" + officer.id() + "/declared",
                            security)
                    .entrySet()) {
                assertThat(mvc.get()
                                .uri(page.getKey())
                                .cookie(new Cookie("lang", language))
                                .with(DeskScene.as(page.getValue()))
                                .exchange())
                        .as(page.getKey())
                        .hasStatusOk()
                        .bodyText()
                        .contains("<html lang=\"" + (language.equals("en") ? "en" : "zh-CN"))
                        .doesNotContain("<script>alert", "<img src=x", ">oversight.", "\"oversight.", ">identity.");
            }
        }
    }

    @Test
    void anErasedPersonsExaminationCanStillBeReadWithoutTheWords() {
        posted(officer, "/desk/my-looks/" + flag, "why", "She asked me to");
        vault.destroy(chen.id());
        assertThat(page(supervisor, "/desk/oversight/" + flag))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("She asked me to");
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "fine"))
                .hasStatus(302);
        assertThat(posted(supervisor, "/desk/oversight/" + flag, "outcome", "accept", "why", "fine"))
                .hasStatus(302);
    }
}
