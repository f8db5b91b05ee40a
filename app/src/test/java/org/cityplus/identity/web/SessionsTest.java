package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Coming in, staying in, going out: over HTTP, with real sessions in the database. */
class SessionsTest extends DemoCityTest {
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Test
    void aResidentComesInAndSeesWhatIsTheirs() {
        Cookie session = comeIn(Applicants.newPhone(), "/cases", "/cases");
        assertThat(mvc.get().uri("/cases").cookie(session)).hasStatusOk();
    }

    @Test
    void comingInChangesTheSessionSoThatAPlantedOneIsWorthNothing() {
        Cookie planted = comeIn(Applicants.newPhone(), "/", "/");
        Cookie fresh = comeIn(Applicants.newPhone(), "/", "/", planted);
        assertThat(fresh.getValue()).isNotEqualTo(planted.getValue());
        assertThat(mvc.get().uri("/me").cookie(planted)).hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(fresh)).hasStatusOk();
    }

    @Test
    void goingOutEndsTheSession() {
        Cookie session = comeIn(Applicants.newPhone(), "/", "/");
        assertThat(mvc.post().uri("/sign-out").with(csrf()).cookie(session)).hasStatus(302);
        assertThat(mvc.get().uri("/me").cookie(session)).hasStatus(302);
    }

    @Test
    void theApiTakesTokensAndNoCookies() {
        Cookie session = comeIn(Applicants.newPhone(), "/", "/");
        assertThat(mvc.get().uri("/api/cases").cookie(session)).hasStatus(401);
        String token = token(Applicants.newPhone());
        assertThat(mvc.get().uri("/api/cases").header("Authorization", "Bearer " + token))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/cases").header("Authorization", "Basic " + token))
                .hasStatus(401);
        assertThat(mvc.delete().uri("/api/sign-in").header("Authorization", "Bearer " + token))
                .hasStatus(204);
        assertThat(mvc.get().uri("/api/cases").header("Authorization", "Bearer " + token))
                .hasStatus(401);
    }

    /** The cookie's value is Base64; the first of these is three bytes 0. */
    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "QUFB", "!!", "", "Jw==", "//////8="})
    void anInventedSessionIsNoSession(String invented) {
        assertThat(mvc.get().uri("/me").cookie(new Cookie("session", invented))).hasStatus(302);
        assertThat(mvc.get().uri("/api/cases").header("Authorization", "Bearer " + invented))
                .hasStatus(401);
    }

    @Test
    void pagesTakeCookiesAndNoTokens() {
        String token = token(Applicants.newPhone());
        assertThat(mvc.get().uri("/me").header("Authorization", "Bearer " + token))
                .hasStatus(302);
    }

    @Test
    void knownAndUnknownPhonesGetTheSameAnswer() {
        String known = Applicants.newPhone();
        comeIn(known, "/", "/");
        clock.forward(java.time.Duration.ofMinutes(2));
        String unknown = Applicants.newPhone();
        MvcTestResult toKnown = askCode(known);
        MvcTestResult toUnknown = askCode(unknown);
        assertThat(toKnown.getResponse().getStatus())
                .isEqualTo(toUnknown.getResponse().getStatus());
        assertThat(plain(toKnown, known)).isEqualTo(plain(toUnknown, unknown));
    }

    @Test
    void withoutTheTokenOfThePageNothingIsDoneAndThePageWasOpenTooLong() {
        assertThat(mvc.post().uri("/sign-in").param("phone", Applicants.newPhone()))
                .hasStatus(403)
                .bodyText()
                .contains("这一页开得太久了", "什么都没有丢");
        Cookie session = comeIn(Applicants.newPhone(), "/", "/");
        assertThat(mvc.post().uri("/sign-out").cookie(session)).hasStatus(403);
        assertThat(mvc.get().uri("/me").cookie(session)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
                "evil.example", " //evil.example", "http:evil.example", "/\t/evil.example", "///evil.example"
            })
    void afterSignInNobodyIsSentToAnotherSite(String next) {
        comeIn(Applicants.newPhone(), next, "/");
        assertThat(mvc.post()
                        .uri("/desk/sign-in")
                        .with(csrf())
                        .param("username", "li.chuan")
                        .param("password", "demo-li.chuan")
                        .param("next", next)
                        .with(from("192.0.2." + (next.length() + 20))))
                .hasRedirectedUrl("/");
    }

    @Test
    void anonymousPagesMakeNoSession() {
        long before = count("select count(*) from identity.session");
        for (String path : new String[] {"/", "/services/passport-first", "/sign-in", "/desk/sign-in", "/offline"}) {
            assertThat(mvc.get().uri(path))
                    .hasStatusOk()
                    .satisfies(result -> assertThat(result.getResponse().getCookie("session"))
                            .as(path)
                            .isNull());
        }
        assertThat(mvc.get().uri("/cases")).hasStatus(302);
        assertThat(askCode(Applicants.newPhone())).hasStatusOk();
        assertThat(mvc.get().uri("/api/services")).hasStatusOk();
        assertThat(count("select count(*) from identity.session")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"zhang.ying, demo-wrong", "nobody.here, demo-zhang.ying", "'', ''", "' ', demo-zhang.ying"})
    void staffWithAWrongPasswordGetOneAnswerForAll(String username, String password) {
        assertThat(mvc.post()
                        .uri("/desk/sign-in")
                        .with(csrf())
                        .with(from("198.51.100.7"))
                        .param("username", username)
                        .param("password", password))
                .hasStatus(422)
                .bodyText()
                .contains("登录名或密码不对");
    }

    @Test
    void staffComeInToTheDeskAndNowhereElse() {
        MvcTestResult in = mvc.post()
                .uri("/desk/sign-in")
                .with(csrf())
                .with(from("198.51.100.8"))
                .param("username", "tan.wei")
                .param("password", "demo-tan.wei")
                .exchange();
        assertThat(in).hasRedirectedUrl("/desk");
        Cookie session = session(in);
        assertThat(mvc.get().uri("/desk").cookie(session)).hasStatusOk();
        assertThat(mvc.get().uri("/cases").cookie(session)).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/actuator/env", "/api/nowhere", "/sandbox", "/identity", "/desk/../nowhere"})
    void aPathNoDoorOpensIsNotThereWhoeverAsks(String path) {
        int refused = path.contains("..") ? 400 : 404;
        assertThat(mvc.get().uri(path)).hasStatus(refused);
        Cookie session = comeIn(Applicants.newPhone(), "/", "/");
        assertThat(mvc.get().uri(path).cookie(session)).hasStatus(refused);
        assertThat(mvc.post().uri(path).with(csrf()).cookie(session)).hasStatus(refused);
    }

    private MvcTestResult askCode(String phone, Cookie... cookies) {
        var request = mvc.post().uri("/sign-in").with(csrf()).with(from(phone)).param("phone", phone);
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private Cookie comeIn(String phone, String next, String arrivesAt, Cookie... cookies) {
        Matcher challenge = CHALLENGE.matcher(body(askCode(phone, cookies)));
        assertThat(challenge.find()).isTrue();
        var request = mvc.post()
                .uri("/sign-in/code")
                .with(csrf())
                .with(from(phone))
                .param("phone", phone)
                .param("challenge", challenge.group(1))
                .param("code", applicants.codeSentTo(phone))
                .param("next", next);
        MvcTestResult in = (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
        assertThat(in).hasStatus(302).hasRedirectedUrl(arrivesAt);
        return session(in);
    }

    private String token(String phone) {
        MvcTestResult asked = mvc.post()
                .uri("/api/sign-in/codes")
                .with(from(phone))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"phone\":\"%s\"}".formatted(phone))
                .exchange();
        assertThat(asked).hasStatus(202);
        MvcTestResult in = mvc.post()
                .uri("/api/sign-in")
                .with(from(phone))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"challenge\":\"%s\",\"phone\":\"%s\",\"code\":\"%s\"}"
                        .formatted(between(body(asked), "\"challenge\":\""), phone, applicants.codeSentTo(phone)))
                .exchange();
        assertThat(in).hasStatusOk();
        return between(body(in), "\"token\":\"");
    }

    @Test
    void aProgramThatAsksTooSoonIsToldHowManySecondsAreLeft() {
        String phone = Applicants.newPhone();
        token(phone);
        clock.forward(java.time.Duration.ofSeconds(13));
        assertThat(mvc.post()
                        .uri("/api/sign-in/codes")
                        .with(from(phone))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"phone\":\"%s\"}".formatted(phone)))
                .hasStatus(429)
                .hasHeader("Retry-After", "47")
                .bodyText()
                .contains("47");
    }

    private static String between(String body, String before) {
        int from = body.indexOf(before) + before.length();
        return body.substring(from, body.indexOf('"', from));
    }

    /** An address of its own for each, so that floods of one test do not shut out another. */
    private static org.springframework.test.web.servlet.request.RequestPostProcessor from(String whose) {
        String address = whose.contains(".")
                ? whose
                : "10.%d.%d.%d"
                        .formatted(
                                Integer.parseInt(whose.substring(3, 5)),
                                Integer.parseInt(whose.substring(5, 7)),
                                Integer.parseInt(whose.substring(7, 9)));
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page without what is new each time. */
    private static String plain(MvcTestResult result, String phone) {
        return body(result)
                .replace(phone, "PHONE")
                .replaceAll("(?s)(name=\"(challenge|_csrf)\" value=\")[^\"]*", "$1")
                .replaceAll("[0-9a-f]{32}", "ID")
                .replaceAll("\\d{3} \\*\\*\\*\\* \\d{4}", "PHONE")
                .replaceAll("\\d{3} \\d{4} \\d{4}", "PHONE");
    }
}
