package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.testing.SignedIn;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody moves here: from the services home to the page with all that came of it, without scripts; and by program. */
class LifeEventPagesTest extends DemoCityTest {
    private static final String ID_NUMBER = "500190195503121025";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Applications applications;

    @Autowired
    JsonMapper json;

    @Autowired
    Drafts drafts;

    private Resident resident = new Resident(new java.util.UUID(0, 0), "");

    @BeforeEach
    void somebody() {
        resident = applicants.newResident();
    }

    private SignedIn me() {
        return new SignedIn(mvc, resident);
    }

    @Test
    void fromTheServicesHomeToTheProgressOfBoth() throws Exception {
        assertThat(me().get("/")).contains("/life-events/moving-here").contains("Having a child");
        assertThat(me().get("/?q=newborn"))
                .contains("/life-events/having-a-child")
                .doesNotContain("/life-events/retiring");
        assertThat(me().get("/?q=tui")).as("nothing has these letters").doesNotContain("/life-events/");
        assertThat(me().get("/life-events/moving-here"))
                .contains("Residence certificate", "Residents’ parking permit", "For people with a car");
        String begin = "/life-events/moving-here/begin";
        assertThat(me().get(begin)).contains("Do you have a car");
        MockHttpServletResponse half = me().post(begin, "car", "yes");
        assertThat(half.getStatus()).isEqualTo(422);
        assertThat(half.getContentAsString())
                .contains("href=\"#registered\"")
                .contains("name=\"car\" value=\"yes\" checked");
        String choice = SignedIn.to(me().post(begin, "car", "yes", "registered", "elsewhere"));
        String bundle = choice.replace("/services", "");
        assertThat(me().get(choice))
                .contains("value=\"residence-certificate\" checked")
                .contains("value=\"parking-permit\" checked");
        assertThat(me().post(choice).getStatus()).isEqualTo(422);
        SignedIn.to(me().post(choice, "service", "residence-certificate", "service", "parking-permit"));

        String person = bundle + "/form/residence-certificate.person.parking-permit";
        assertThat(me().get(person))
                .contains("Written once, used for:")
                .contains("Residence certificate", "Parking permit");
        assertThat(me().get("/services/residence-certificate"))
                .as("when a paper is needed, apart from what is said of it")
                .contains("If you rent</span><span class=\"sub\">Or a note from the landlord");
        MockHttpServletResponse wrong = me().post(person, "name", "陈雨桐", "idNumber", "123", "mobile", "13900000001");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("陈雨桐").contains("href=\"#idNumber\"");
        String home = SignedIn.to(me().post(person, "name", "陈雨桐", "idNumber", ID_NUMBER, "mobile", "13900000001"));
        assertThat(home).isEqualTo(bundle + "/form/residence-certificate.home.parking-permit");
        String photo = SignedIn.to(me().post(home, "address.district", "500103", "address.line", "示例路 30 号"));
        assertThat(photo).isEqualTo(bundle + "/form/residence-certificate.person");
        var upload = multipart(photo)
                .file(new MockMultipartFile("photo-photo", "me.jpg", "image/jpeg", DeskScene.portrait()))
                .with(csrf())
                .with(Applicants.as(resident));
        String rest = SignedIn.to(mvc.perform(upload).getResponse());
        String more = SignedIn.to(me().post(rest, "since", "2026-01-01", "home", "rented", "shown", "since home"));
        assertThat(more).as("the landlord is asked now").isEqualTo(rest + "?more=1");
        assertThat(me().get(more)).contains("name=\"landlord.name\"", "Because of your answer");
        String ground = SignedIn.to(me().post(
                        rest,
                        "since",
                        "2026-01-01",
                        "home",
                        "rented",
                        "landlord.name",
                        "王房东",
                        "landlord.mobile",
                        "13900000009"));
        String family = SignedIn.to(me().post(ground, "ground", "work", "employer", "示例公司"));
        String place = SignedIn.to(me().post(family, "children.count", "0"));
        String car = SignedIn.to(me().post(place, "office", office("residence-certificate"), "truth", "yes"));
        assertThat(car).isEqualTo(bundle + "/form/parking-permit.car");
        String last = SignedIn.to(me().post(car, "plate", "渝A12345", "owner", "self", "newEnergy", "yes"));
        String check = SignedIn.to(me().post(
                        last,
                        "spaces",
                        "0",
                        "months",
                        "full",
                        "from",
                        "2026-12-01",
                        "office",
                        office("parking-permit")));
        assertThat(check).isEqualTo(bundle + "/check");
        assertThat(me().get(check))
                .contains("Send 2 services")
                .contains("¥270")
                .contains("Interim Regulations on Residence Certificates")
                .contains("15 working days", "5 working days");
        assertThat(SignedIn.to(me().post(bundle + "/send"))).isEqualTo(bundle + "?sent");
        assertThat(SignedIn.to(me().post(bundle + "/send"))).as("pressed twice").isEqualTo(bundle + "?sent");
        List<CaseRow> rows = applications.listSeenTo(resident.id());
        assertThat(rows).hasSize(2);
        assertThat(me().get(bundle + "?sent"))
                .contains(rows.getFirst().number(), rows.getLast().number())
                .contains("Residence certificate: You");
        assertThat(me().get(bundle))
                .as("nothing is hers to do: there are no others")
                .contains(">How far each service is</h2>")
                .doesNotContain("The others");
        rows.stream().filter(row -> row.service().equals("parking-permit")).forEach(applicants::accept);
        assertThat(me().get(bundle)).contains("Your turn", ">The others</h2>");
        assertThat(me().get("/cases")).contains(bundle);
        assertThat(SignedIn.to(mvc.get()
                        .uri(check)
                        .with(Applicants.as(resident))
                        .exchange()
                        .getResponse()))
                .as("nothing left to check")
                .isEqualTo(bundle);
    }

    @Test
    void ofTwoDevicesBothAnswersAreShownAndOneIsChosen() throws Exception {
        String choice =
                SignedIn.to(me().post("/life-events/moving-here/begin", "car", "yes", "registered", "elsewhere"));
        SignedIn.to(me().post(choice, "service", "residence-certificate", "service", "parking-permit"));
        String person = choice.replace("services", "form/residence-certificate.person.parking-permit");
        SignedIn.to(me().post(person, "name", "陈雨桐", "idNumber", ID_NUMBER, "mobile", "13900000001"));
        String phone = me().get(person);
        String[] kept = {
            "revision",
            SignedIn.hidden(phone, "revision"),
            "was",
            SignedIn.hidden(phone, "was"),
            "shown",
            SignedIn.hidden(phone, "shown")
        };
        // On another device only the parking permit is open.
        var parking = drafts.findOpen(resident.id(), "parking-permit").orElseThrow();
        SignedIn.to(me().post(
                        "/drafts/" + parking.id() + "/person",
                        "name",
                        "陈雨桐",
                        "idNumber",
                        ID_NUMBER,
                        "mobile",
                        "13900000002"));

        String[] typed = {"name", "陈雨桐", "idNumber", ID_NUMBER, "mobile", "13900000003"};
        String[] all = java.util.stream.Stream.of(kept, typed)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        assertThat(me().post(person + "/save", all).getContentAsString())
                .as("told on the way")
                .contains("id=\"elsewhere-mobile\"", "Parking permit");
        MockHttpServletResponse next = me().post(person, all);
        assertThat(next.getStatus()).isEqualTo(409);
        assertThat(next.getContentAsString())
                .contains("href=\"#mobile\"")
                .contains("value=\"mobile=13900000003\"", "value=\"mobile=13900000002\"");
        assertThat(me().get(SignedIn.to(me().post(person, "use", "mobile=13900000002"))))
                .contains("value=\"13900000002\"")
                .doesNotContain("name=\"use\"");
        SignedIn.to(me().post(person, "name", "陈雨桐", "idNumber", ID_NUMBER, "mobile", "13900000002"));
    }

    private String office(String service) throws Exception {
        JsonNode questions = json.readTree(me().get("/api/services/" + service)).get("questions");
        for (JsonNode question : questions) {
            if (question.get("id").asString().equals("office")) {
                return question.get("options").get(0).get("id").asString();
            }
        }
        throw new AssertionError("no office");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyLifeEventHasItsPagesInBothLanguages(String language) {
        for (String event : List.of("moving-here", "having-a-child", "retiring")) {
            for (String path : List.of("/life-events/" + event, "/life-events/" + event + "/begin")) {
                assertThat(mvc.get()
                                .uri(path)
                                .header("Accept-Language", language)
                                .with(Applicants.as(resident)))
                        .hasStatusOk();
            }
        }
        assertThat(mvc.get().uri("/life-events/winning-the-lottery")).hasStatus(404);
    }

    @Test
    void whatIsTypedIsSavedOnTheWayAndSaysWhatIsAskedNow() throws Exception {
        String choice = SignedIn.to(me().post("/life-events/moving-here/begin", "car", "yes", "registered", "here"));
        SignedIn.to(me().post(choice, "service", "parking-permit"));
        String car = choice.replace("services", "form/parking-permit.car");
        Matcher revision = Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(me().get(car));
        assertThat(revision.find()).isTrue();
        String saved = me().post(
                        car + "/save",
                        "owner",
                        "family",
                        "shown",
                        "plate owner newEnergy",
                        "revision",
                        revision.group(1))
                .getContentAsString();
        assertThat(saved).contains("data-shown=\"plate owner ownerName newEnergy\"");
        assertThat(me().get(car)).contains("value=\"family\" checked");
    }

    @Test
    void byProgramInOnePieceAsOftenAsItIsTried() throws Exception {
        JsonNode events = json.readTree(me().get("/api/life-events?q=moving"));
        assertThat(events.size()).isEqualTo(1);
        JsonNode begun = sent(
                "POST",
                "/api/life-events/moving-here/bundles",
                Map.of("answers", Map.of("car", "yes", "registered", "here")),
                201);
        String bundle = "/api/bundles/" + begun.get("id").asString();
        assertThat(begun.get("offers").get(0).get("belongs").asBoolean()).isFalse();
        sent("PUT", bundle + "/services", Map.of("services", List.of("parking-permit")), 200);
        JsonNode unknown = sent("PATCH", bundle + "/answers", Map.of("plate", "渝A12345"), 422);
        assertThat(unknown.toString()).contains("plate");
        JsonNode filled = sent(
                "PATCH",
                bundle + "/answers",
                Map.of(
                        "parking-permit.name", "陈雨桐",
                        "parking-permit.idNumber", ID_NUMBER,
                        "parking-permit.plate", "渝A12345",
                        "parking-permit.owner", "self"),
                200);
        assertThat(filled.get("services").get(0).get("errors").toString())
                .contains("months")
                .doesNotContain("plate");
        JsonNode refused = sent("POST", bundle + "/send", Map.of(), 200);
        assertThat(refused.get(0).get("state").asString()).isEqualTo("UNSENT");
        sent(
                "PATCH",
                bundle + "/answers",
                Map.of(
                        "parking-permit.newEnergy", "no",
                        "parking-permit.home.district", "500103",
                        "parking-permit.home.line", "示例路 30 号",
                        "parking-permit.spaces", "0",
                        "parking-permit.months", "half",
                        "parking-permit.from", "2026-12-01",
                        "parking-permit.office", office("parking-permit")),
                200);
        JsonNode first = sent("POST", bundle + "/send", Map.of(), 200);
        assertThat(first.get(0).get("state").asString()).isEqualTo("SENT");
        assertThat(sent("POST", bundle + "/send", Map.of(), 200)).isEqualTo(first);
        assertThat(json.readTree(me().get(bundle))
                        .get("services")
                        .get(0)
                        .get("lodged")
                        .get("number"))
                .isEqualTo(first.get(0).get("lodged").get("number"));
        assertThat(json.readTree(me().get("/api/bundles")).size()).isEqualTo(1);
    }

    private JsonNode sent(String method, String path, Object body, int status) throws Exception {
        var response = mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                org.springframework.http.HttpMethod.valueOf(method), path)
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body))
                        .with(Applicants.as(resident)))
                .getResponse();
        assertThat(response.getStatus())
                .as("%s %s: %s", method, path, response.getContentAsString())
                .isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }
}
