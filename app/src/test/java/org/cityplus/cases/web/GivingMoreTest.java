package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A question opened again may bring up others or do away with them; a photo asked for is not the one there was. */
class GivingMoreTest extends DemoCityTest {
    @Autowired
    Lodging lodging;

    @Autowired
    Desk officers;

    @Autowired
    CaseBook book;

    @Autowired
    MockMvcTester mvc;

    private Resident resident = new Resident(new UUID(0, 0), "");

    @BeforeEach
    void somebody() {
        resident = applicants.newResident();
    }

    private CaseRow asked(Map<String, String> answers, String field) {
        CaseRow row = lodging.lodge(resident.id(), applicants.passport(), answers);
        var ask = new DeskAct.AskMore(List.of(new Missing(field, "请再看一下")));
        return officers.act(Applicants.officer(row), row.id(), row.sequence(), ask);
    }

    private MvcTestResult give(CaseRow row, Map<String, String> typed, MockMultipartFile... files) {
        var request = multipart("/cases/{id}/more", row.id());
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        typed.forEach(request::param);
        return mvc.perform(request.with(csrf()).with(Applicants.as(resident)));
    }

    private Map<String, String> answersOf(CaseRow row) {
        CaseRow now = book.get(row.id());
        assertThat(now.stage()).isEqualTo(Stage.CHECKING_MORE);
        return book.getRecord(now).file().answers();
    }

    @Test
    void anAnswerThatBringsUpAQuestionIsNotTakenWithoutItsAnswer() {
        CaseRow row = asked(applicants.answers(resident), "delivery");
        assertThat(mvc.get().uri("/cases/{id}/more", row.id()).with(Applicants.as(resident)))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"delivery\"", "请再看一下")
                .doesNotContain("name=\"address\"", "name=\"surnameLatin\"");
        assertThat(give(row, Map.of("delivery", "post")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"address-e\"")
                .containsPattern("value=\"post\" checked");
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_MORE);
        assertThat(give(row, Map.of("delivery", "post", "address", "渝中区上城巷 12 号", "mobile", "13911111111")))
                .hasStatus(302);
        assertThat(answersOf(row))
                .containsEntry("delivery", "post")
                .containsEntry("address", "渝中区上城巷 12 号")
                .as("a question that was not opened")
                .containsEntry("mobile", "13900000001");
    }

    @Test
    void anAnswerThatDoesAwayWithAQuestionTakesItsAnswerAlong() {
        Map<String, String> posted = new HashMap<>(applicants.answers(resident));
        posted.putAll(Map.of("delivery", "post", "address", "渝中区上城巷 12 号"));
        CaseRow row = asked(posted, "delivery");
        assertThat(give(row, Map.of("delivery", "collect"))).hasStatus(302);
        assertThat(answersOf(row).getOrDefault("address", "")).isEmpty();
    }

    @Test
    void aPhotoAskedForIsANewOne() {
        Map<String, String> answers = applicants.answers(resident);
        String before = answers.getOrDefault("photo", "");
        CaseRow row = asked(answers, "photo");
        assertThat(give(row, Map.of("photo", ""))).hasStatus(422).bodyText().contains("id=\"photo-e\"");
        assertThat(give(
                        row,
                        Map.of("photo", ""),
                        new MockMultipartFile("photo-photo", "x.jpg", "image/jpeg", new byte[] {1})))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"photo-e\"");
        var portrait = new MockMultipartFile("photo-photo", "x.jpg", "image/jpeg", DeskScene.portrait(Color.BLUE));
        assertThat(give(row, Map.of("photo", ""), portrait)).hasStatus(302);
        String now = answersOf(row).getOrDefault("photo", "");
        assertThat(now).isNotEmpty().isNotEqualTo(before);
        assertThat(jdbc.sql("select file from files.claim where holder = ?")
                        .param("case:" + row.id())
                        .query(String.class)
                        .list())
                .containsExactly(now);
    }

    @Test
    void anotherPersonsPhotoIsNobodys() {
        Resident stranger = applicants.newResident();
        String theirs = applicants.answers(stranger).getOrDefault("photo", "");
        CaseRow row = asked(applicants.answers(resident), "photo");
        assertThat(give(row, Map.of("photo", theirs))).hasStatus(422);
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_MORE);
    }
}
