package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.cases.testing.SignedIn;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An old woman without a phone retires: a senior card and a first passport from one sheet, two numbers on one slip. */
class CounterBundlePagesTest extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Counter counter;

    @Autowired
    JsonMapper json;

    @Autowired
    Applications applications;

    private Officer clerk = new Officer(new java.util.UUID(0, 0), "", "", "", "", null);
    private String at = "";
    private CounterVisit visit = new CounterVisit(clerk.id(), clerk.id(), java.time.Instant.EPOCH);

    @BeforeEach
    void sheComes() {
        clerk = desk.officer("exit-entry-500103", Role.CLERK);
        visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "办老年优待证和护照");
        at = "/desk/counter/" + visit.id();
    }

    private MockHttpServletResponse sent(String path, Map<String, String> typed, String... wanted) {
        var request = multipart(at + path)
                .file(new MockMultipartFile("photo-senior-card.photo", "me.jpg", "image/jpeg", DeskScene.portrait()))
                .param("service", wanted)
                .header("Accept-Language", "en")
                .with(csrf())
                .with(Applicants.as(clerk));
        typed.forEach(request::param);
        return mvc.perform(request).getResponse();
    }

    private String read(String path) throws Exception {
        MockHttpServletResponse page = mvc.get()
                .uri(at + path)
                .header("Accept-Language", "en")
                .with(Applicants.as(clerk))
                .exchange()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        return page.getContentAsString();
    }

    private List<String> filed() {
        return applications.listSeenTo(visit.person()).stream()
                .map(CaseRow::number)
                .sorted()
                .toList();
    }

    @Test
    void oneSheetTwoNumbersOneSlip() throws Exception {
        List<String> before = filed();
        assertThat(read("/cases")).contains(at + "/life-events/retiring").doesNotContain("moving-here");
        assertThat(read("/life-events/retiring")).contains("name=\"travel\"");
        Map<String, String> typed = new TreeMap<>(Map.of("registered", "here"));
        assertThat(sent("/life-events/retiring", typed).getStatus())
                .as("one question is open")
                .isEqualTo(422);
        typed.put("travel", "first");
        String sheet = sent("/life-events/retiring", typed).getContentAsString();
        assertThat(sheet)
                .contains("name=\"senior-card.name\"", "value=\"罗桂芳\"", "name=\"passport-first.surnameLatin\"")
                .doesNotContain("name=\"passport-first.name\"");
        typed.putAll(Map.of(
                "form", SignedIn.hidden(sheet, "form"),
                "senior-card.name", "罗桂芳",
                "senior-card.idNumber", "500193194602091348",
                "senior-card.mobile", "13900000013",
                "senior-card.livesAlone", "no",
                "senior-card.delivery", "collect",
                "senior-card.office", "civil-affairs-hall-500103-1",
                "passport-first.surnameLatin", "luo",
                "passport-first.givenNamesLatin", "GUIFANG",
                "passport-first.office", "hall-500103-1"));
        String[] both = {"senior-card", "passport-first"};
        MockHttpServletResponse wrong = sent("/life-events/retiring/file", typed, both);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString())
                .contains("href=\"#passport-first.surnameLatin\"", "value=\"GUIFANG\"")
                .contains("name=\"form\" value=\"" + typed.get("form") + "\"");
        assertThat(filed()).isEqualTo(before);
        typed.put("passport-first.surnameLatin", "LUO");
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(SignedIn.to(sent("/life-events/retiring/file", typed, both)))
                    .isEqualTo(at + "/bundles/" + typed.get("form"));
        }
        String slip = read("/bundles/" + typed.get("form"));
        assertThat(filed()).hasSize(before.size() + 2);
        assertThat(filed().stream().filter(number -> !before.contains(number)))
                .allSatisfy(number -> assertThat(slip).contains(number));
        assertThat(slip).contains("Check code").contains("张颖");
        for (String door : List.of("", "/api")) {
            byte[] file = mvc.get()
                    .uri(door + at + "/bundles/" + typed.get("form") + ".pdf")
                    .header("Accept-Language", "en")
                    .with(Applicants.as(clerk))
                    .exchange()
                    .getResponse()
                    .getContentAsByteArray();
            try (PDDocument document = Loader.loadPDF(file)) {
                String paper = new PDFTextStripper().getText(document);
                assertThat(paper).contains("Counter slip", "check code", "罗桂芳");
                assertThat(filed().stream().filter(number -> !before.contains(number)))
                        .allSatisfy(number -> assertThat(paper).contains(number));
            }
        }
        assertThat(mvc.get()
                        .uri(at + "/bundles/" + typed.get("form"))
                        .with(Applicants.as(desk.officer("exit-entry-500103", Role.CLERK))))
                .as("another clerk")
                .hasStatus(404);
    }

    @Test
    void byProgramAsOftenAsItIsTried() throws Exception {
        List<String> before = filed();
        JsonNode sheet = program("POST", "/life-events/retiring/sheet", """
                {"answers":{"registered":"here","travel":"none"}}""", 200);
        assertThat(sheet.get("services").get(0).asString()).isEqualTo("senior-card");
        assertThat(sheet.get("questions").toString()).contains("senior-card.livesAlone", "罗桂芳");
        String photo = json.readTree(mvc.perform(multipart("/api" + at + "/photos")
                                .file(new MockMultipartFile("photo", "me.jpg", "image/jpeg", DeskScene.portrait()))
                                .with(Applicants.as(clerk)))
                        .getResponse()
                        .getContentAsString())
                .get("id")
                .asString();
        String body = """
                {"event":"retiring","first":{"registered":"here","travel":"none"},"services":["senior-card"],
                 "answers":{"senior-card.name":"罗桂芳","senior-card.idNumber":"500193194602091348",
                  "senior-card.mobile":"%s","senior-card.photo":"%s","senior-card.livesAlone":"no",
                  "senior-card.delivery":"collect","senior-card.office":"civil-affairs-hall-500103-1"}}""";
        String bundle = "/bundles/" + java.util.UUID.randomUUID();
        JsonNode wrong = program("PUT", bundle, body.formatted("12", photo), 422);
        assertThat(wrong.toString()).contains("senior-card.mobile");
        JsonNode slip = program("PUT", bundle, body.formatted("13900000013", photo), 200);
        assertThat(slip.get(0).get("state").asString()).isEqualTo("SENT");
        assertThat(slip.get(0).get("checkCode").asString()).hasSize(10);
        assertThat(program("PUT", bundle, body.formatted("13900000013", photo), 200))
                .isEqualTo(slip);
        assertThat(filed()).hasSize(before.size() + 1);
    }

    private JsonNode program(String method, String path, String body, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                        org.springframework.http.HttpMethod.valueOf(method), "/api" + at + path)
                                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(Applicants.as(clerk)))
                .getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }
}
