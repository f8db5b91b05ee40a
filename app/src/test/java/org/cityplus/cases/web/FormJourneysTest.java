package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.SignedIn;
import org.cityplus.city.City;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One form by page, by chat, by program, from two devices, over a change of its version: one draft. */
class FormJourneysTest extends DemoCityTest {
    private static final int DAYS_TO_2027 = 40;

    @Autowired
    ServiceCatalog services;

    @Autowired
    Drafts drafts;

    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    @Autowired
    CaseBook book;

    @Autowired
    City city;

    @Autowired
    MockMvcTester mvc;

    private Resident resident = new Resident(new java.util.UUID(0, 0), "");

    @BeforeEach
    void somebody() {
        resident = applicants.newResident();
    }

    private SignedIn me() {
        return new SignedIn(mvc, resident);
    }

    @Test
    void aComplaintFromTheFirstQuestionToTheCaseInAChatWithoutScripts() throws Exception {
        assertThat(me().get("/services/noise-complaint/chat")).contains("Hello. I ask one question at a time");
        String chat = String.valueOf(
                me().post("/services/noise-complaint/apply", "chat", "true").getRedirectedUrl());
        String draft = chat.replace("/chat", "");
        assertThat(me().get(chat)).contains("What makes the noise").contains("A building site");
        answer(draft, "kind", "building-site");
        answer(draft, "where.district", "500103");
        answer(draft, "where.line", "示例路 30 号");
        assertThat(me().get(chat)).contains("Name of the shop or site").contains("Skip this question");
        answer(draft, "who", "", "skip", "1");
        answer(draft, "since", "2026-11-20");
        MockHttpServletResponse none = me().post(chat, "field", "times", "times", "");
        assertThat(none.getStatus()).isEqualTo(422);
        answer(draft, "times", "evening", "times", "night");
        MockHttpServletResponse tooShort = me().post(chat, "field", "what", "what", "吵");
        assertThat(tooShort.getStatus()).isEqualTo(422);
        assertThat(tooShort.getContentAsString()).contains("吵</textarea>");
        answer(draft, "what", "每天晚上十一点以后还在打桩，没法睡觉");
        answer(draft, "decibels", "", "skip", "1");
        assertThat(me().get(chat)).as("because of a site at night").contains("Is there a school or hospital nearby");
        answer(draft, "school", "yes");
        answer(draft, "before", "no");
        answer(draft, "name", "王思远");
        answer(draft, "mobile", "13900000002");
        answer(draft, "result", "yes");
        answer(draft, "office", "ecology-hall-500103-1");
        answer(draft, "truth", "yes");
        assertThat(me().get(chat)).contains("That is all, thank you!");

        assertThat(me().get(chat + "?edit=kind")).contains("What makes the noise");
        answer(draft, "kind", "shop");
        assertThat(me().get(draft + "/check"))
                .as("the answer to a question no longer asked is not shown")
                .doesNotContain("school or hospital")
                .contains("A shop or bar");
        assertThat(me().get(draft + "/harm"))
                .as("the form has what the chat took")
                .contains("没法睡觉");
        String lodged = String.valueOf(me().post(draft + "/lodge").getRedirectedUrl());
        assertThat(lodged).startsWith("/cases/");
        CaseRow row = applications.listSeenTo(resident.id()).getFirst();
        assertThat(book.getRecord(row).lodged().answers())
                .containsEntry("times", "evening,night")
                .doesNotContainKeys("school", "who");
    }

    private void answer(String draft, String field, String answer, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] {"field", field, field, answer}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        MockHttpServletResponse response = me().post(draft + "/chat", all);
        assertThat(response.getStatus()).as("%s = %s", field, answer).isEqualTo(302);
    }

    @Test
    void ofTwoDevicesNeitherOverwritesUnseenWhatTheOtherChanged() throws Exception {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        String path = "/drafts/" + draft.id();
        String page = me().get(path + "/person");
        String revision = SignedIn.hidden(page, "revision");
        String was = SignedIn.hidden(page, "was");
        me().post(path + "/save", "name", "陈雨桐", "idNumber", "", "revision", revision, "was", was);
        // The other device, from the page it opened before.
        String saved = me().post(path + "/save", "name", "陈雨", "surnameLatin", "CHEN", "revision", revision, "was", was)
                .getContentAsString();
        assertThat(saved).contains("elsewhere-name").contains("陈雨桐");
        Map<String, String> kept = drafts.get(resident.id(), draft.id()).answers();
        assertThat(kept).containsEntry("name", "陈雨桐").containsEntry("surnameLatin", "CHEN");
        // Told, and typed on: now it is meant.
        me().post(
                        path + "/save",
                        "name",
                        "陈雨",
                        "revision",
                        SignedIn.hidden(saved, "revision"),
                        "was",
                        SignedIn.hidden(saved, "was"));
        assertThat(drafts.get(resident.id(), draft.id()).answer("name")).isEqualTo("陈雨");
        // A page without scripts is told the same, with what was typed still on it.
        MockHttpServletResponse told = me().post(path + "/person", "name", "雨桐", "revision", revision, "was", was);
        assertThat(told.getStatus()).isEqualTo(409);
        assertThat(told.getContentAsString()).contains("value=\"雨桐\"").contains("陈雨");
    }

    @Test
    void anAnswerLeftAloneHereNeverMeetsOneChangedThere() throws Exception {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        String path = "/drafts/" + draft.id();
        String page = me().get(path + "/person");
        drafts.save(resident.id(), draft.id(), Map.of("name", "陈雨桐"));
        String saved = me().post(
                        path + "/save",
                        "name",
                        "",
                        "surnameLatin",
                        "CHEN",
                        "revision",
                        SignedIn.hidden(page, "revision"),
                        "was",
                        SignedIn.hidden(page, "was"))
                .getContentAsString();
        assertThat(saved).doesNotContain("elsewhere-name");
        assertThat(drafts.get(resident.id(), draft.id()).answer("name")).isEqualTo("陈雨桐");
    }

    @Test
    void whatIsAskedFollowsTheAnswersByTheServersWord() throws Exception {
        ServiceDefinition renewal = services.get("passport-renewal");
        Draft draft = drafts.open(resident.id(), renewal);
        String path = "/drafts/" + draft.id();
        assertThat(me().get(path + "/passport")).contains("data-asks=\"whatChanged\" hidden");
        String saved = me().post(path + "/save", "reason", "changed").getContentAsString();
        assertThat(saved).contains("whatChanged");
        assertThat(me().get(path + "/passport")).doesNotContain("data-asks=\"whatChanged\" hidden");
        // Without scripts: the page comes again with the question it had not shown, and nothing is called wrong.
        me().post(path + "/save", "reason", "full");
        String more = SignedIn.to(me().post(
                        path + "/passport",
                        "oldNumber",
                        "E12345678",
                        "expiresOn",
                        "2027-01-31",
                        "reason",
                        "changed",
                        "endorsement",
                        "",
                        "shown",
                        "oldNumber expiresOn reason endorsement"));
        assertThat(more).isEqualTo(path + "/passport?more=1");
        assertThat(me().get(more)).contains("whatChanged", "i-plus").doesNotContain("errsum");
    }

    @Test
    void aDraftOvertakenByANewVersionIsToldWhatChangedAndKeepsItsAnswers() throws Exception {
        Draft draft = applicants.completeDraft(resident);
        CaseRow before = applicants.lodged(applicants.newResident());
        clock.forward(Duration.ofDays(DAYS_TO_2027));
        String path = "/drafts/" + draft.id();
        assertThat(me().post(path + "/lodge").getRedirectedUrl()).isEqualTo(path + "/renew");
        Refusal refused = catchThrowableOfType(Refusal.class, () -> lodging.lodge(resident.id(), draft.id()));
        assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(mvc.get().uri(path + "/contact").with(Applicants.as(resident)))
                .hasStatus(302);
        assertThat(me().get(path + "/renew"))
                .contains("One more question: How fast")
                .contains("The legal basis has been");
        assertThat(me().post(path + "/renew").getRedirectedUrl()).isEqualTo(path);
        Draft renewed = drafts.get(resident.id(), draft.id());
        assertThat(renewed.version()).isEqualTo("2027-01");
        assertThat(renewed.answers()).containsEntry("name", "陈雨桐").containsEntry("delivery", "collect");
        assertThat(services.get(before.service(), before.version()).version())
                .as("a case lodged before stays on its version")
                .isEqualTo("2026-11");
        drafts.save(resident.id(), draft.id(), Map.of("speed", "normal"));
        assertThat(lodging.lodge(resident.id(), draft.id()).version()).isEqualTo("2027-01");
    }

    @Test
    void whoMayNotApplyIsToldSoInTheServicesOwnWords() throws Exception {
        Map<String, String> child = new HashMap<>(applicants.answers(resident));
        child.put("name", "秦小雨");
        ServiceDefinition senior = services.get("senior-card");
        Draft draft = drafts.open(resident.id(), senior);
        drafts.save(
                resident.id(),
                draft.id(),
                Map.of(
                        "name", "陈雨桐",
                        "idNumber", "500190199804121027",
                        "mobile", "13900000001",
                        "photo", child.getOrDefault("photo", ""),
                        "livesAlone", "no",
                        "delivery", "collect",
                        "office", "civil-affairs-hall-500103-1"));
        MockHttpServletResponse refused = me().post("/drafts/" + draft.id() + "/lodge");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(me().get("/services/passport-minor/apply")).contains("cannot be applied for by the person alone");
        assertThat(me().post("/services/passport-minor/apply").getStatus()).isEqualTo(409);
    }

    @Test
    void programsFindTheAnswersOfEachServiceInTheOpenApiDocument() throws Exception {
        String document = mvc.get().uri("/api/openapi").exchange().getResponse().getContentAsString();
        assertThat(document)
                .contains("answers-passport-first")
                .contains("answers-noise-complaint")
                .contains("#/components/schemas/answers-residence-certificate")
                .contains("passport-first 2026-11");
        clock.forward(Duration.ofDays(DAYS_TO_2027));
        assertThat(mvc.get().uri("/api/openapi"))
                .as("of the day it is read")
                .bodyText()
                .contains("passport-first 2027-01")
                .doesNotContain("passport-first 2026-11");
    }

    @Test
    void anAnswerTooLongStaysOnThePageItWasTypedOnAndIsNotTakenForLeftAlone() throws Exception {
        Draft draft = drafts.open(resident.id(), services.get("noise-complaint"));
        String path = "/drafts/" + draft.id();
        String tooLong = "吵".repeat(2001);
        String page = me().get(path + "/harm");
        for (int pressed = 1; pressed <= 2; pressed++) {
            MockHttpServletResponse told = me().post(
                            path + "/harm",
                            "what",
                            tooLong,
                            "revision",
                            SignedIn.hidden(page, "revision"),
                            "was",
                            SignedIn.hidden(page, "was"));
            assertThat(told.getStatus()).as("pressed %d", pressed).isEqualTo(422);
            page = told.getContentAsString();
            assertThat(page).contains(tooLong + "</textarea>", "id=\"what-e\"");
        }
        assertThat(me().post(path + "/save", "what", tooLong).getContentAsString())
                .contains("elsewhere-what", "2,001");
        MockHttpServletResponse chat = me().post(path + "/chat", "field", "what", "what", tooLong);
        assertThat(chat.getStatus()).isEqualTo(422);
        assertThat(chat.getContentAsString()).contains(tooLong + "</textarea>");
        assertThat(drafts.get(resident.id(), draft.id()).answer("what")).isEmpty();
    }

    @Test
    void anOfficeThatNoLongerOffersTheServiceIsStillReadByItsName() throws Exception {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        drafts.save(resident.id(), draft.id(), Map.of("office", "ecology-hall-500103-1"));
        String name =
                city.getOffice(new OfficeId("ecology-hall-500103-1")).name().en();
        assertThat(me().get("/drafts/" + draft.id() + "/print")).contains(name);
        drafts.save(resident.id(), draft.id(), Map.of("office", "torn-down-1"));
        assertThat(me().get("/drafts/" + draft.id() + "/print")).contains("torn-down-1");
    }

    @Test
    void searchedForInChineseByInitialsOrInEnglish() {
        for (String typed : new String[] {"护照", "换护照", "hz", "passport"}) {
            assertThat(services.search(typed))
                    .as(typed)
                    .extracting(ServiceDefinition::id)
                    .contains("passport-renewal");
        }
        assertThat(services.search("zs")).extracting(ServiceDefinition::id).contains("noise-complaint");
        assertThat(services.search("没有这种事")).isEmpty();
    }
}
