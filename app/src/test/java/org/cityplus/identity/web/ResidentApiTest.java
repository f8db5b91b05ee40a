package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.identity.SignIn;
import org.cityplus.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What residents and clerks do on pages, done by programs: one service, one set of limits. */
class ResidentApiTest extends DemoCityTest {
    private static final String OLD_WOMAN = """
            {"kind":"resident-card","number":"500193194602091348","name":"%s","why":"办护照"}
            """;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    Residents residents;

    @Autowired
    SignIn signIn;

    @Test
    void aDaughterAsksOnceHoweverOftenItIsSentAndTheMotherAnswers() {
        Resident mother = applicants.newResident();
        Resident daughter = applicants.newResident();
        String phone = Objects.requireNonNull(residents.getProfile(mother.id()).phone())
                .value();
        String body = "{\"phone\":\"" + phone + "\",\"service\":\"passport-first\",\"until\":\"2027-01-01\"}";
        String key = UUID.randomUUID().toString();
        JsonNode first = read(call(daughter, HttpMethod.POST, "/api/me/mandates", key, body));
        assertThat(read(call(daughter, HttpMethod.POST, "/api/me/mandates", key, body)))
                .isEqualTo(first);
        assertThat(call(daughter, HttpMethod.POST, "/api/me/mandates", null, body))
                .hasStatus(422);
        JsonNode open = read(call(mother, HttpMethod.GET, "/api/me/mandates", null, null));
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("side").asString()).isEqualTo("ASKED_OF_ME");
        String id = first.path("id").asString();
        assertThat(call(daughter, HttpMethod.POST, "/api/me/mandates/" + id + "/confirm", null, null))
                .hasStatus(404);
        for (int i = 0; i < 2; i++) {
            assertThat(read(call(mother, HttpMethod.POST, "/api/me/mandates/" + id + "/confirm", null, null))
                            .path("state")
                            .asString())
                    .isEqualTo("ACTIVE");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(read(call(mother, HttpMethod.DELETE, "/api/me/mandates/" + id, null, null))
                            .path("state")
                            .asString())
                    .isEqualTo("REVOKED");
        }
    }

    @Test
    void fiveTriesADayAreFiveWhetherByPageOrProgram() {
        Resident guesser = applicants.newResident();
        String guess = "{\"kind\":\"resident-card\",\"number\":\"500193194602091348\",\"name\":\"某某\"}";
        for (int i = 0; i < 5; i++) {
            MvcTestResult answer = i % 2 == 0
                    ? call(guesser, HttpMethod.PUT, "/api/me/identity", null, guess)
                    : mvc.post()
                            .uri("/me/identity")
                            .param("kind", "resident-card")
                            .param("number", "500193194602091348")
                            .param("name", "某某")
                            .with(csrf())
                            .with(Applicants.as(guesser))
                            .exchange();
            assertThat(answer).hasStatus(422);
        }
        MvcTestResult sixth = call(guesser, HttpMethod.PUT, "/api/me/identity", null, guess);
        assertThat(sixth).hasStatus(429);
        assertThat(sixth.getResponse().getContentType()).startsWith("application/problem+json");
        assertThat(mvc.post()
                        .uri("/me/identity")
                        .param("kind", "resident-card")
                        .param("number", "500193194602091348")
                        .param("name", "某某")
                        .with(csrf())
                        .with(Applicants.as(guesser)))
                .hasStatus(429);
    }

    @Test
    void theFormsOfIdentityDevicesPeopleAndCounterWorkWithoutScripts() {
        Resident resident = applicants.newResident();
        for (String page : new String[] {"/me/identity", "/me/devices", "/me/people", "/me/counter"}) {
            assertThat(mvc.get().uri(page).with(Applicants.as(resident))).hasStatusOk();
        }
        assertThat(mvc.post()
                        .uri("/me/identity")
                        .param("kind", "passport")
                        .param("number", "E1")
                        .param("name", "\"><script>x")
                        .with(csrf())
                        .with(Applicants.as(resident)))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"number-e\"", "value=\"E1\"", "&#34;>&lt;script>x")
                .doesNotContain("\"><script>x");
        assertThat(mvc.get().uri("/me/devices").with(Applicants.as(resident)))
                .bodyText()
                .contains("/sign-in?next=/me/devices", "action=\"/me/devices/sign-out-everywhere\"");
        assertThat(mvc.post().uri("/me/people").param("phone", "1").with(csrf()).with(Applicants.as(resident)))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"phone-e\"");
    }

    @Test
    void aClerksProgramReceivesFilesAndEndsAndRepeatsNothing() {
        Officer clerk = desk.officer("exit-entry-500103", Role.CLERK);
        String at = "/api/desk/counter/" + UUID.randomUUID();
        assertThat(call(clerk, HttpMethod.PUT, at, null, OLD_WOMAN.formatted("别人")))
                .hasStatus(422);
        for (int i = 0; i < 2; i++) {
            assertThat(call(clerk, HttpMethod.PUT, at, null, OLD_WOMAN.formatted("罗桂芳")))
                    .hasStatusOk();
        }
        JsonNode visit = read(call(clerk, HttpMethod.GET, at, null, null));
        assertThat(visit.path("name").asString()).isEqualTo("罗桂芳");
        assertThat(visit.toString()).doesNotContain("500193194602091348");
        assertThat(count(
                        "select count(*) from identity.counter_visit where id = ?",
                        UUID.fromString(visit.path("id").asString())))
                .isEqualTo(1);
        assertThat(call(
                        desk.officer("exit-entry-500103", Role.CLERK),
                        HttpMethod.PUT,
                        at,
                        null,
                        OLD_WOMAN.formatted("罗桂芳")))
                .as("another clerk's visit")
                .hasStatus(404);
        assertThat(read(call(clerk, HttpMethod.GET, at + "/services", null, null))
                        .toString())
                .contains("passport-first");
        String form = at + "/cases/" + UUID.randomUUID();
        MvcTestResult wrong = call(
                clerk, HttpMethod.PUT, form, null, "{\"service\":\"passport-first\",\"answers\":{\"name\":\"罗桂芳\"}}");
        assertThat(wrong).hasStatus(422);
        assertThat(read(wrong).path("fields").size()).isPositive();
        for (int i = 0; i < 2; i++) {
            assertThat(call(clerk, HttpMethod.DELETE, at, null, null)).hasStatus(204);
        }
        assertThat(call(clerk, HttpMethod.GET, at, null, null)).hasStatus(404);
    }

    @Test
    void aLostPhoneIsReplacedByTheClerksProgram() {
        Officer clerk = desk.officer("exit-entry-500103", Role.CLERK);
        String at = "/api/desk/counter/" + UUID.randomUUID();
        call(
                clerk,
                HttpMethod.PUT,
                at,
                null,
                OLD_WOMAN.formatted("黎国栋").replace("500193194602091348", "500191196401191234"));
        String phone = Applicants.newPhone();
        MvcTestResult sent = call(clerk, HttpMethod.POST, at + "/code", null, "{\"phone\":\"" + phone + "\"}");
        assertThat(sent).hasStatus(202);
        String challenge = read(sent).path("challenge").asString();
        String body = "{\"challenge\":\"%s\",\"phone\":\"%s\",\"code\":\"%s\"}";
        assertThat(call(clerk, HttpMethod.PUT, at + "/phone", null, body.formatted(challenge, phone, "x")))
                .hasStatus(422);
        String code = applicants.codeSentTo(phone);
        assertThat(call(clerk, HttpMethod.PUT, at + "/phone", null, body.formatted(challenge, phone, code)))
                .hasStatus(204);
        clock.forward(java.time.Duration.ofMinutes(2));
        var again = signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller());
        assertThat(signIn.redeem(again, phone, applicants.codeSentTo(phone)).displayName())
                .isEqualTo("黎国栋");
    }

    @Test
    void theDescriptionNamesWhatIsNew() {
        MvcTestResult described = mvc.get().uri("/api/openapi").exchange();
        JsonNode paths = read(described).path("paths");
        for (String path : new String[] {
            "/api/desk/staff",
            "/api/desk/staff/{staff}/leave",
            "/api/desk/me",
            "/api/me/passkeys",
            "/api/me/devices",
            "/api/me/mandates/{id}/consent",
            "/api/me/identity",
            "/api/desk/counter/{visit}",
            "/api/desk/counter/{visit}/matters/{case}/fee",
            "/api/desk/receipts"
        }) {
            assertThat(paths.has(path)).as(path).isTrue();
            paths.path(path)
                    .forEach(operation -> assertThat(operation.path("summary").asString())
                            .as(path)
                            .isNotBlank());
        }
    }

    @Test
    void theDescriptionSaysWhoseTokenAnOperationWants() {
        JsonNode described = read(mvc.get().uri("/api/openapi").exchange());
        JsonNode paths = described.path("paths");
        assertThat(whose(paths.path("/api/desk/staff").path("post"))).containsExactly("SECURITY_ADMINISTRATOR");
        assertThat(whose(paths.path("/api/desk/proposals/{proposal}/confirm").path("post")))
                .as("one of two")
                .containsExactly("SYSTEM_ADMINISTRATOR", "AUDIT_ADMINISTRATOR");
        assertThat(whose(paths.path("/api/me/identity").path("get"))).containsExactly("RESIDENT");
        assertThat(whose(paths.path("/api/desk/me").path("get"))).containsExactly("STAFF");
        assertThat(whose(paths.path("/api/sign-in").path("post"))).isEmpty();
        assertThat(described
                        .at("/components/schemas/RoleGrant/properties/role/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(Stream.of(Role.values()).map(Role::name).toArray(String[]::new));
    }

    private static List<String> whose(JsonNode operation) {
        assertThat(operation.isObject()).isTrue();
        return operation
                .path("security")
                .valueStream()
                .flatMap(each -> each.path("bearer").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void theDescriptionAsksForNothingThatNoProgramSends() {
        JsonNode described = read(mvc.get().uri("/api/openapi").exchange());
        assertThat(described.path("info").path("title").asString()).isEqualTo("CityPlus");
        assertThat(described
                        .path("components")
                        .path("securitySchemes")
                        .path("bearer")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
        described
                .path("paths")
                .forEach(operations -> operations.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter -> assertThat(parameter.path("name").asString())
                                .as(operation.path("operationId").asString())
                                .isNotEqualTo("page"))));
    }

    private MvcTestResult call(
            Viewer viewer, HttpMethod method, String path, @Nullable String key, @Nullable String body) {
        var request = mvc.method(method).uri(path).with(Applicants.as(viewer));
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private JsonNode read(MvcTestResult result) {
        try {
            return json.readTree(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
