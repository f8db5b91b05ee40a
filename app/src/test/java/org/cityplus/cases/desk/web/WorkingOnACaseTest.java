package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.cityplus.testing.Forms.csrf;

import java.util.List;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who takes a case, leaves it to whom and writes what about it, on the page and by program; repeats change nothing. */
class WorkingOnACaseTest extends DemoCityTest {
    private static final String AGENCY = "exit-entry-500103";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Claims claims;

    @Autowired
    Relations relations;

    @Autowired
    CaseBook book;

    @Autowired
    Audit audit;

    private Officer zhang = desk(UUID.randomUUID(), "");
    private StaffDirectory.Member colleague =
            new StaffDirectory.Member(zhang.id(), "", "", zhang.agency(), StaffDirectory.Standing.WORKING, true);

    private static Officer desk(UUID id, String name, String... roles) {
        return new Officer(id, name, AGENCY, "a", "b", java.util.Set.of(roles));
    }

    @BeforeEach
    void twoWhoWorkThere() {
        List<StaffDirectory.Member> members = claims.colleagues(desk(UUID.randomUUID(), ""));
        assertThat(members).hasSizeGreaterThanOrEqualTo(2);
        zhang = desk(members.getFirst().id(), members.getFirst().name(), Role.OFFICER.name());
        colleague = members.getLast();
    }

    @Test
    void whoeverMustKeepOutReadsWhyAndLeavesTheCaseToAColleague() {
        CaseRow row = applicants.lodged(applicants.newResident());
        assertThat(page(zhang, row)).bodyText().contains("/acts/accept", "我来办");
        relations.declare(zhang, "500190199804121027", Relations.Relation.FAMILY);
        try {
            assertThat(page(zhang, row))
                    .bodyText()
                    .contains("依法要回避", "这件在待办里", "交给这位同事", colleague.name())
                    .doesNotContain("/acts/accept", "/acts/ask-more", "我来办");
            assertThat(api(HttpMethod.GET, zhang, row, "", null))
                    .bodyJson()
                    .extractingPath("$.recused")
                    .isEqualTo(true);
            assertThat(catchThrowableOfType(Refusal.class, () -> claims.claim(zhang, row.id()))
                            .kind())
                    .isEqualTo(Refusal.Kind.FORBIDDEN);
            assertThat(claim(zhang, row, UUID.randomUUID().toString()))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请选一位在这里办件的同事");
            assertThat(claim(zhang, row, "")).hasStatus(422);
            assertThat(claim(zhang, row, colleague.id().toString())).hasStatus(302);
            assertThat(book.get(row.id()).claimedBy()).isEqualTo(colleague.id());
            assertThat(page(zhang, row)).bodyText().contains(colleague.name() + " 在办这件");
        } finally {
            relations.takeBack(zhang, "500190199804121027");
        }
    }

    /** A note tells colleagues what to do about a case: it is work on it like accepting, which the law keeps relatives out of. */
    @Test
    void aNoteIsWorkOnTheCaseSoWhoeverMustKeepOutIsShownNoFormAndRefusedByProgramToo() {
        CaseRow row = applicants.lodged(applicants.newResident());
        String form = "action=\"/desk/cases/" + row.id() + "/notes\"";
        assertThat(api(HttpMethod.PUT, zhang, row, "/notes/" + UUID.randomUUID(), "{\"text\":\"电话打过\"}"))
                .hasStatus(204);
        assertThat(page(zhang, row)).bodyText().contains(form);
        relations.declare(zhang, "500190199804121027", Relations.Relation.FAMILY);
        try {
            assertThat(page(zhang, row))
                    .bodyText()
                    .contains("依法要回避", "您要回避这件，备注由同事写。", "电话打过")
                    .doesNotContain(form);
            assertThat(api(HttpMethod.PUT, zhang, row, "/notes/" + UUID.randomUUID(), "{\"text\":\"看看\"}"))
                    .hasStatus(403)
                    .bodyText()
                    .contains("依法要回避");
        } finally {
            relations.takeBack(zhang, "500190199804121027");
        }
    }

    @Test
    void givingACaseToAColleagueIsOnRecordOnceWithWhomItWentTo() {
        CaseRow row = applicants.lodged(applicants.newResident());
        assertThat(api(HttpMethod.PUT, zhang, row, "/claim", "{}")).hasStatus(204);
        assertThat(given(row)).as("taking it is no giving").isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(api(HttpMethod.PUT, zhang, row, "/claim", "{\"officer\":\"" + colleague.id() + "\"}"))
                    .hasStatus(204);
        }
        Officer head = desk(UUID.randomUUID(), "y", Role.OFFICER.name(), Role.SUPERVISOR.name());
        assertThat(claim(head, row, zhang.id().toString())).hasStatus(302);
        assertThat(claim(head, row, zhang.id().toString())).as("again").hasStatus(302);
        assertThat(given(row))
                .extracting(AuditEntry::actor, AuditEntry::why)
                .containsExactlyInAnyOrder(tuple(zhang.id(), colleague.name()), tuple(head.id(), zhang.displayName()));
        assertThat(mvc.get().uri("/api/me/record").with(Applicants.as(new Resident(row.applicant(), ""))))
                .as("the applicant reads it too")
                .bodyText()
                .contains("given-to-colleague");
    }

    private List<AuditEntry> given(CaseRow row) {
        return audit.list(row.applicant(), "case:" + row.id(), "given-to-colleague");
    }

    @Test
    void whatAColleagueHasOnlyTheyOrASupervisorGiveAway() {
        CaseRow row = applicants.lodged(applicants.newResident());
        Officer other = desk(colleague.id(), colleague.name(), Role.OFFICER.name());
        assertThat(api(HttpMethod.PUT, other, row, "/claim", "{}")).hasStatus(204);
        assertThat(api(HttpMethod.PUT, zhang, row, "/claim", "{}")).hasStatus(409);
        Officer third = desk(UUID.randomUUID(), "x", Role.OFFICER.name());
        assertThat(api(HttpMethod.PUT, third, row, "/claim", "{\"officer\":\"" + zhang.id() + "\"}"))
                .hasStatus(409);
        Officer head = desk(UUID.randomUUID(), "y", Role.OFFICER.name(), Role.SUPERVISOR.name());
        for (int i = 0; i < 2; i++) {
            assertThat(api(HttpMethod.PUT, head, row, "/claim", "{\"officer\":\"" + zhang.id() + "\"}"))
                    .hasStatus(204);
        }
        assertThat(book.get(row.id()).claimedBy()).isEqualTo(zhang.id());
    }

    @Test
    void takingAndGivingBackByProgramMayBeRepeated() {
        CaseRow row = applicants.lodged(applicants.newResident());
        for (int i = 0; i < 2; i++) {
            assertThat(api(HttpMethod.PUT, zhang, row, "/claim", "{}")).hasStatus(204);
        }
        assertThat(api(HttpMethod.GET, zhang, row, "", null))
                .bodyJson()
                .extractingPath("$.claim")
                .asMap()
                .containsEntry("mine", true)
                .containsEntry("officer", zhang.displayName());
        assertThat(mvc.get().uri("/api/desk/queue?view=mine").with(Applicants.as(zhang)))
                .bodyText()
                .contains(row.number());
        for (int i = 0; i < 2; i++) {
            assertThat(api(HttpMethod.DELETE, zhang, row, "/claim", null)).hasStatus(204);
        }
        assertThat(book.get(row.id()).claimedBy()).isNull();
        assertThat(mvc.get().uri("/api/desk/colleagues").with(Applicants.as(zhang)))
                .bodyText()
                .contains(colleague.name())
                .doesNotContain(zhang.id().toString());
    }

    @Test
    void aNoteSentAgainIsTheSameNoteAndOtherWordsAreRefused() {
        CaseRow row = applicants.lodged(applicants.newResident());
        String note = "/notes/" + UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            assertThat(api(HttpMethod.PUT, zhang, row, note, "{\"text\":\"电话打过，明天再打\"}"))
                    .hasStatus(204);
        }
        assertThat(api(HttpMethod.PUT, zhang, row, note, "{\"text\":\"别的话\"}")).hasStatus(409);
        assertThat(api(HttpMethod.PUT, zhang, row, "/notes/" + UUID.randomUUID(), "{\"text\":\" \"}"))
                .hasStatus(422)
                .bodyText()
                .contains("note");
        assertThat(api(HttpMethod.GET, zhang, row, "/notes", null))
                .bodyJson()
                .extractingPath("$[*].text")
                .isEqualTo(List.of("电话打过，明天再打"));
        Officer elsewhere = new Officer(
                UUID.randomUUID(), "z", "exit-entry-500101", "a", "b", java.util.Set.of(Role.OFFICER.name()));
        assertThat(api(HttpMethod.GET, elsewhere, row, "/notes", null)).hasStatus(404);
        assertThat(api(HttpMethod.PUT, elsewhere, row, note, "{\"text\":\"x\"}"))
                .hasStatus(404);
    }

    @Test
    void manyAtOnceAreActedOnAsTheyWereSeenAndOnlyOnce() {
        CaseRow one = applicants.lodged(applicants.newResident());
        CaseRow two = applicants.lodged(applicants.newResident());
        String body = """
                {"act":"accept","cases":[{"id":"%s","seenSequence":%d},{"id":"%s","seenSequence":%d}]}
                """.formatted(one.id(), one.sequence(), two.id(), two.sequence() + 1);
        MvcTestResult first = sent(HttpMethod.POST, zhang, "/api/desk/bulk", body);
        assertThat(first).hasStatusOk();
        assertThat(first).bodyJson().extractingPath("$[*].done").isEqualTo(List.of(true, false));
        assertThat(first).bodyJson().extractingPath("$[1].refused").asString().isNotBlank();
        int sequence = book.get(one.id()).sequence();
        assertThat(sequence).isEqualTo(one.sequence() + 1);
        assertThat(sent(HttpMethod.POST, zhang, "/api/desk/bulk", body))
                .bodyJson()
                .extractingPath("$[*].done")
                .isEqualTo(List.of(false, false));
        assertThat(book.get(one.id()).sequence()).isEqualTo(sequence);
        assertThat(book.get(two.id()).sequence()).isEqualTo(two.sequence());
        assertThat(sent(HttpMethod.POST, zhang, "/api/desk/bulk", body.replace("accept", "attend")))
                .hasStatus(422);
    }

    @Test
    void viewsAreKeptAndForgottenByName() {
        for (int i = 0; i < 2; i++) {
            assertThat(sent(
                            HttpMethod.PUT,
                            zhang,
                            "/api/desk/views/late",
                            "{\"view\":\"late\",\"service\":\"passport-first\"}"))
                    .hasStatus(204);
        }
        assertThat(mvc.get().uri("/api/desk/views").with(Applicants.as(zhang)))
                .bodyJson()
                .extractingPath("$[?(@.name=='late')].query")
                .isEqualTo(List.of("?view=late&service=passport-first"));
        for (int i = 0; i < 2; i++) {
            assertThat(sent(HttpMethod.DELETE, zhang, "/api/desk/views/late", ""))
                    .hasStatus(204);
        }
        assertThat(mvc.get().uri("/api/desk/views").with(Applicants.as(zhang)))
                .bodyText()
                .doesNotContain("passport-first");
    }

    private MvcTestResult page(Officer officer, CaseRow row) {
        return mvc.get()
                .uri("/desk/cases/" + row.id())
                .with(Applicants.as(officer))
                .exchange();
    }

    private MvcTestResult claim(Officer officer, CaseRow row, String to) {
        return mvc.post()
                .uri("/desk/cases/" + row.id() + "/claim")
                .param("officer", to)
                .with(csrf())
                .with(Applicants.as(officer))
                .exchange();
    }

    private MvcTestResult api(HttpMethod method, Officer officer, CaseRow row, String path, @Nullable String body) {
        return sent(method, officer, "/api/desk/cases/" + row.id() + path, body == null ? "" : body);
    }

    private MvcTestResult sent(HttpMethod method, Officer officer, String uri, String body) {
        var request = mvc.method(method).uri(uri).with(Applicants.as(officer));
        return (body.isEmpty()
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(body))
                .exchange();
    }
}
