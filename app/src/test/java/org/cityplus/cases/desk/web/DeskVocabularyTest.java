package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program reads from the OpenAPI document which words the desk takes, and is told them again when it sends another. */
class DeskVocabularyTest extends DemoCityTest {
    private static final String ACTS = "/api/desk/cases/{id}/acts";
    private static final String BULK = "/api/desk/bulk";
    private static final String DECISION = "/api/desk/cases/{id}/decision";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private @Nullable CaseRow lodged;
    private Officer officer = new Officer(new UUID(0, 0), "", "", "", "", null);

    @BeforeEach
    void aCase() {
        lodged = applicants.lodged(applicants.newResident());
        officer = Applicants.officer(row());
    }

    private CaseRow row() {
        return Objects.requireNonNull(lodged);
    }

    private JsonNode openApi() throws Exception {
        return json.readTree(
                mvc.get().uri("/api/openapi").exchange().getResponse().getContentAsString());
    }

    private static List<String> listed(JsonNode api, String path, String field) {
        String ref = api.get("paths")
                .get(path)
                .get("post")
                .get("requestBody")
                .get("content")
                .get("application/json")
                .get("schema")
                .get("$ref")
                .asString();
        JsonNode schema = api.get("components").get("schemas").get(ref.substring(ref.lastIndexOf('/') + 1));
        List<String> words = new ArrayList<>();
        schema.get("properties").get(field).get("enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    private MvcTestResult post(String path, Map<String, ?> body) {
        return mvc.post()
                .uri(path.replace("{id}", row().id().toString()))
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", "en")
                .content(json.writeValueAsString(body))
                .with(Applicants.as(officer))
                .exchange();
    }

    /** As it was seen long ago, so that nothing is done; what an act is told of is what it needs besides. */
    private MvcTestResult act(String word) {
        return post(ACTS, Map.of("seenSequence", 0, "act", word));
    }

    private MvcTestResult bulk(String word) {
        return post(
                BULK,
                Map.of("act", word, "cases", List.of(Map.of("id", row().id().value(), "seenSequence", 0))));
    }

    private static List<String> wrongFields(MvcTestResult result, JsonMapper json) throws Exception {
        List<String> fields = new ArrayList<>();
        JsonNode errors =
                json.readTree(result.getResponse().getContentAsString()).get("fields");
        if (errors != null) {
            errors.forEach(error -> fields.add(error.get("field").asString()));
        }
        return fields;
    }

    @Test
    void everyActThatIsListedIsKnown() throws Exception {
        List<String> acts = listed(openApi(), ACTS, "act");
        assertThat(acts)
                .contains("accept", "ask-more", "hand-over", "reconsider")
                .hasSizeGreaterThan(10);
        for (String word : acts) {
            MvcTestResult result = act(word);
            assertThat(result.getResponse().getStatus()).as(word).isIn(409, 422);
            assertThat(wrongFields(result, json)).as(word).doesNotContain("act");
        }
        List<String> many = listed(openApi(), BULK, "act");
        assertThat(many).isNotEmpty().isSubsetOf(acts);
        for (String word : many) {
            assertThat(bulk(word)).as(word).hasStatusOk();
        }
        for (String word : listed(openApi(), DECISION, "decision")) {
            assertThat(post(DECISION, Map.of("seenSequence", 0, "decision", word)))
                    .as(word)
                    .hasStatus(409);
        }
    }

    /** Whoever adds an act to the desk gives it a word, and so it is listed. */
    @Test
    void everyActOfTheDeskHasAWord() {
        Map<String, String> all = Map.of("declined", "not-competent", "opinion", "for", "result", "upheld");
        Set<Class<?>> worded =
                ActWord.ALL.stream().map(word -> word.read(all).getClass()).collect(Collectors.toSet());
        assertThat(worded)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DeskAct.class.getPermittedSubclasses())
                        .filter(act -> act != DeskAct.Decide.class)
                        .toList());
    }

    @Test
    void whatIsNoActIsToldWithAllThereAre() throws Exception {
        for (MvcTestResult result : List.of(act("approve"), act(""), act("ACCEPT"))) {
            assertThat(result).hasStatus(422);
            assertThat(wrongFields(result, json)).containsExactly("act");
            assertThat(result).bodyText().contains("ask-more, not-accept", "reconsider");
        }
        assertThat(act("x".repeat(5000)).getResponse().getContentLength()).isLessThan(2000);
        assertThat(act("a".repeat(39) + "😀 and more"))
                .as("cut between signs, not within one")
                .bodyText()
                .contains("a😀…");
        MvcTestResult many = bulk("attend");
        assertThat(many).hasStatus(422).bodyText().contains("accept, hand-over");
        assertThat(wrongFields(many, json)).containsExactly("act");
        MvcTestResult decision = post(DECISION, Map.of("seenSequence", 0, "decision", "maybe"));
        assertThat(decision).hasStatus(422).bodyText().contains("grant, refuse");
        assertThat(wrongFields(decision, json)).containsExactly("decision");
    }

    @Test
    void theViewsOfTheQueueAreListed() throws Exception {
        List<String> views = new ArrayList<>();
        openApi()
                .get("paths")
                .get("/api/desk/queue")
                .get("get")
                .get("parameters")
                .forEach(parameter -> {
                    if (parameter.get("name").asString().equals("view")) {
                        parameter.get("schema").get("enum").forEach(word -> views.add(word.asString()));
                    }
                });
        assertThat(views)
                .containsExactly(Arrays.stream(View.values()).map(View::word).toArray(String[]::new));
    }

    @Test
    void aPageThereIsNotIsNotFound() {
        assertThat(mvc.post()
                        .uri("/desk/cases/" + row().id() + "/acts/approve")
                        .param("seenSequence", "1")
                        .with(org.cityplus.testing.Forms.csrf())
                        .with(Applicants.as(officer)))
                .hasStatus(404);
    }
}
