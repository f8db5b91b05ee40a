package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.testing.Crowd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A security administrator's program: the same acts as on the pages, repeated as networks repeat them. */
class StaffApiTest extends StaffScene {
    @Autowired
    StaffTries tries;

    private static final String WHY = "{\"why\":\"spoke with her\"}";

    @Autowired
    JsonMapper json;

    private String token = "";

    @BeforeEach
    void aProgramIsIn() {
        token = token(administrator);
    }

    @Test
    void anInvitationRepeatedInvitesOnceAndShowsTheLinkOnce() {
        String name = "api" + NEXT.incrementAndGet();
        String body = invitation(name, "王敏");
        String key = UUID.randomUUID().toString();
        MvcTestResult first = call(HttpMethod.POST, "/api/desk/staff", key, body);
        assertThat(first).hasStatus(201);
        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        String link = read(first).path("link").asString();
        MvcTestResult again = call(HttpMethod.POST, "/api/desk/staff", key, body);
        assertThat(read(again).path("staff")).isEqualTo(read(first).path("staff"));
        assertThat(read(again).path("link").isNull()).isTrue();
        assertThat(count("select count(*) from web.idempotency where answer like '%' || ? || '%'", link.split("#")[1]))
                .isZero();
        assertThat(call(HttpMethod.POST, "/api/desk/staff", key, invitation(name, "别人")))
                .hasStatus(409);
        assertThat(call(HttpMethod.POST, "/api/desk/staff", null, body)).hasStatus(422);
        assertThat(welcomed(name, link.split("#")[1]).recovery()).hasSize(10);
    }

    @Test
    void theListGoesOnBehindTheLastNameAndFindsByAgencyRoleAndLeaving() {
        String prefix = "page" + NEXT.incrementAndGet() + "-";
        for (int i = 0; i < 5; i++) {
            invite(prefix + i, "林" + i, i < 3 ? AGENCY : "exit-entry-500101", i == 0 ? "CLERK" : "OFFICER", "");
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = read(get("/api/desk/staff?words=" + prefix + "&size=2&after=" + after));
            page.path("staff").forEach(one -> seen.add(one.path("username").asString()));
            after = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).containsExactly(prefix + 0, prefix + 1, prefix + 2, prefix + 3, prefix + 4);
        assertThat(names("words=" + prefix + "&role=CLERK")).containsExactly(prefix + 0);
        assertThat(names("words=" + prefix + "&agency=exit-entry-500101")).containsExactly(prefix + 3, prefix + 4);
        UUID gone = id(prefix + 1);
        assertThat(call(HttpMethod.POST, "/api/desk/staff/" + gone + "/leave", newKey(), "{\"why\":\"x\"}"))
                .hasStatus(204);
        assertThat(names("words=" + prefix)).doesNotContain(prefix + 1);
        assertThat(names("words=" + prefix + "&left=true")).containsExactly(prefix + 1);
        assertThat(names("words=%25")).isEmpty();
        assertThat(names("words=" + prefix + "%00")).hasSize(4);
        MvcTestResult page = mvc.get()
                .uri("/desk/staff?words=" + prefix + "&agency=exit-entry-500101&role=OFFICER")
                .cookie(desk)
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains(prefix + 3).doesNotContain(prefix + 2);
    }

    @Test
    void thePageShowsFiftyAndGoesOnFromThere() {
        String prefix = "many" + NEXT.incrementAndGet() + "-";
        for (int i = 0; i < 51; i++) {
            jdbc.sql("insert into identity.staff (id, username, name, agency) values (?, ?, '林', ?)")
                    .params(UUID.randomUUID(), prefix + (char) ('a' + i / 26) + (char) ('a' + i % 26), AGENCY)
                    .update();
        }
        MvcTestResult first =
                mvc.get().uri("/desk/staff?words=" + prefix).cookie(desk).exchange();
        assertThat(first)
                .hasStatusOk()
                .bodyText()
                .contains("after=" + prefix + "bx")
                .doesNotContain(prefix + "by");
        MvcTestResult second = mvc.get()
                .uri("/desk/staff?words=" + prefix + "&after=" + prefix + "bx")
                .cookie(desk)
                .exchange();
        assertThat(second).bodyText().contains(prefix + "by").doesNotContain(prefix + "bx</span>");
    }

    @Test
    void rolesAreGivenAndTakenOnceHoweverOftenAsked() {
        UUID who = id(invited("roles", AGENCY, "OFFICER", "").username());
        String role = "{\"agency\":\"" + AGENCY + "\",\"role\":\"SUPERVISOR\",\"why\":\"holiday\"}";
        String key = newKey();
        for (int i = 0; i < 2; i++) {
            assertThat(call(HttpMethod.POST, "/api/desk/staff/" + who + "/roles", key, role))
                    .hasStatus(204);
        }
        assertThat(call(HttpMethod.POST, "/api/desk/staff/" + who + "/roles", newKey(), role))
                .hasStatus(422);
        assertThat(read(get("/api/desk/staff/" + who)).path("roles")).hasSize(2);
        clock.forward(Duration.ofSeconds(1));
        key = newKey();
        for (int i = 0; i < 2; i++) {
            assertThat(call(HttpMethod.POST, "/api/desk/staff/" + who + "/roles/end", key, role))
                    .hasStatus(204);
        }
        assertThat(call(HttpMethod.POST, "/api/desk/staff/" + who + "/roles/end", newKey(), role))
                .hasStatus(409);
        assertThat(count(
                        "select count(*) from audit.entry where record = ? and act in ('role-given', 'role-taken')",
                        "staff:" + who))
                .isEqualTo(2);
        UUID own = id(administrator.username());
        assertThat(call(HttpMethod.POST, "/api/desk/staff/" + own + "/roles", newKey(), role))
                .hasStatus(403);
    }

    @Test
    void twoAdministratorsWhoInviteOneNameMakeOneAccount() {
        String name = "both" + NEXT.incrementAndGet();
        String other = token(invited("second", "city", "SECURITY_ADMINISTRATOR", ""));
        Crowd<Integer> crowd = Crowd.of(
                2,
                i -> call(HttpMethod.POST, "/api/desk/staff", newKey(), invitation(name, "王敏"), i == 0 ? token : other)
                        .getResponse()
                        .getStatus());
        assertThat(crowd.answers()).containsExactlyInAnyOrder(201, 422);
    }

    /** Both halves of what two people decide, repeated as networks repeat them: nothing is done twice or shown twice. */
    @Test
    void aProposalAndItsAnswerRepeatedCountOnce() {
        String name = "asked" + NEXT.incrementAndGet();
        String invitation = invitation(name, "苏远").replace("OFFICER", "AUDIT_ADMINISTRATOR");
        String key = newKey();
        MvcTestResult asked = call(HttpMethod.POST, "/api/desk/staff", key, invitation);
        assertThat(asked).hasStatus(202);
        String link = read(asked).path("link").asString().split("#")[1];
        MvcTestResult again = call(HttpMethod.POST, "/api/desk/staff", key, invitation);
        assertThat(again).hasStatus(202);
        assertThat(read(again).path("link").isNull()).isTrue();
        String proposal = read(asked).path("proposal").asString();
        assertThat(read(again).path("proposal").asString()).isEqualTo(proposal);
        assertThat(body(get("/api/desk/staff/proposals"))).contains(proposal);
        String path = "/api/desk/proposals/" + proposal;
        assertThat(call(HttpMethod.POST, path + "/confirm", newKey(), WHY)).hasStatus(403);
        String second = demoToken("tang.feng");
        assertThat(call(HttpMethod.POST, path + "/decline", newKey(), "{\"why\":\"\"}", second))
                .hasStatus(422);
        String own = newKey();
        MvcTestResult confirmed = call(HttpMethod.POST, path + "/confirm", own, WHY, second);
        assertThat(confirmed).hasStatusOk();
        MvcTestResult repeated = call(HttpMethod.POST, path + "/confirm", own, WHY, second);
        assertThat(read(repeated).path("word").isNull()).isTrue();
        assertThat(call(HttpMethod.POST, path + "/confirm", newKey(), WHY, second))
                .hasStatus(409);
        assertThat(call(HttpMethod.POST, path + "/decline", newKey(), WHY, second))
                .hasStatus(409);
        assertThat(welcomed(name, link, read(confirmed).path("word").asString()).recovery())
                .hasSize(10);
        String leave = "/api/desk/staff/" + id(name) + "/leave";
        MvcTestResult leaving = call(HttpMethod.POST, leave, newKey(), WHY);
        assertThat(leaving).hasStatus(202);
        String withdrawn =
                "/api/desk/staff/proposals/" + read(leaving).path("proposal").asString() + "/withdraw";
        String once = newKey();
        for (int i = 0; i < 2; i++) {
            assertThat(call(HttpMethod.POST, withdrawn, once, WHY)).hasStatus(204);
        }
    }

    private String demoToken(String username) {
        String body = """
                {"username":"%s","password":"demo-%s"}
                """.formatted(username, username);
        return read(call(HttpMethod.POST, "/api/sign-in/staff", null, body, ""))
                .path("token")
                .asString();
    }

    @Test
    void scriptInANameComesBackAsTextInJson() {
        String name = "script" + NEXT.incrementAndGet();
        call(HttpMethod.POST, "/api/desk/staff", newKey(), invitation(name, "<img src=x onerror=alert(1)>"));
        MvcTestResult found = get("/api/desk/staff/" + id(name));
        assertThat(found.getResponse().getContentType()).startsWith("application/json");
        assertThat(read(found).path("member").path("name").asString()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(mvc.get().uri("/desk/staff/" + id(name)).cookie(desk))
                .bodyText()
                .doesNotContain("<img src=x");
    }

    @Test
    void guessingCodesInAStolenSessionEndsAndShutsNobodyOut() {
        Person officer = invited("guessed", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        for (int i = 0; i < 10; i++) {
            MvcTestResult wrong = post("/desk/me/passkeys/options", session, "code", "000000");
            assertThat(wrong.getResponse().getStatus()).isIn(409, 422);
        }
        assertThat(tries.rests(officer.username(), CameFrom.OWN_SESSION)).isTrue();
        assertThat(password(officer)).as("she herself comes in").hasStatusOk();
    }

    /** The page of somebody who leaves ends at once, not at its next request; over the channel all nodes hear. */
    @Test
    void leavingEndsTheOpenPageAtOnce() {
        Person officer = invited("open", AGENCY, "OFFICER", "");
        Cookie session = signedIn(officer);
        MvcTestResult page = mvc.get()
                .uri("/live")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .cookie(session)
                .asyncExchange();
        await().until(() -> body(page).contains(":open"));
        assertThat(call(
                        HttpMethod.POST,
                        "/api/desk/staff/" + id(officer.username()) + "/leave",
                        newKey(),
                        "{\"why\":\"moved away\"}"))
                .hasStatus(204);
        await().until(() -> body(page).contains("event:gone"));
        assertThat(mvc.get().uri("/live/present").cookie(session)).hasStatus(200);
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        read(get("/api/desk/staff?" + query))
                .path("staff")
                .forEach(one -> names.add(one.path("username").asString()));
        return names;
    }

    private static String invitation(String username, String name) {
        return """
                {"username":"%s","name":"%s","agency":"%s","role":"OFFICER","why":"new colleague"}
                """.formatted(username, name, AGENCY);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private String token(Person person) {
        clock.forward(Duration.ofMinutes(2));
        String body = """
                {"username":"%s","password":"%s","code":"%s"}
                """.formatted(person.username(), PASSWORD, code(person.secret()));
        return read(call(HttpMethod.POST, "/api/sign-in/staff", null, body, ""))
                .path("token")
                .asString();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private MvcTestResult call(HttpMethod method, String path, @Nullable String key, String body) {
        return call(method, path, key, body, token);
    }

    private MvcTestResult call(HttpMethod method, String path, @Nullable String key, String body, String bearer) {
        var request = mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(asked -> {
                    asked.setRemoteAddr("198.19." + NEXT.incrementAndGet() % 250 + ".1");
                    return asked;
                });
        if (!bearer.isEmpty()) {
            request = request.header("Authorization", "Bearer " + bearer);
        }
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private JsonNode read(MvcTestResult result) {
        return json.readTree(body(result));
    }
}
