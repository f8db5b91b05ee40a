package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.cityplus.access.Endpoint;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.web.Viewer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Other sites: they can neither send our forms, nor frame our pages, nor be where we send people. */
class FormsTest extends AttackScene {
    /** How pages look is all it changes; see PreferencesController. */
    private static final Set<String> WITHOUT_TOKEN = Set.of("/preferences");

    private static final List<String> ELSEWHERE = List.of(
            "https://evil.example/",
            "//evil.example/",
            "///evil.example/",
            "/\\evil.example/",
            "\\\\evil.example",
            "/%5cevil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:evil.example",
            "http://user@evil.example",
            " https://evil.example",
            "\thttps://evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://localhost@evil.example/",
            "evil.example");

    static List<Endpoint> forms() {
        return endpoints().stream()
                .filter(each -> !each.isApi() && !each.method().equals(HttpMethod.GET))
                .filter(each -> !WITHOUT_TOKEN.contains(each.path()))
                .toList();
    }

    static List<Endpoint> all() {
        return endpoints();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void withoutTheTokenNothingIsDone(Endpoint endpoint) {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.request(endpoint.method(), URI.create(path(endpoint, records)));
        Viewer viewer = rightful(endpoint);
        if (viewer != null) {
            request.with(Applicants.as(viewer));
        }
        assertThat(sent(request).getResponse().getStatus()).isEqualTo(403);
        assertThat(sent(request.param("_csrf", "guessed")).getResponse().getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFormOnEveryPageHasTheTokenAndGoesToThisSite(Endpoint endpoint) {
        if (!endpoint.method().equals(HttpMethod.GET)) {
            return;
        }
        MvcTestResult page = sent(request(endpoint, rightful(endpoint), path(endpoint, records)));
        if (!isPage(page)) {
            return;
        }
        for (Element form : Jsoup.parse(body(page)).select("form")) {
            String action = form.attr("action");
            assertThat(action.isEmpty() || action.startsWith("/") && !action.startsWith("//"))
                    .as(action)
                    .isTrue();
            if (form.attr("method").equalsIgnoreCase("post") && !WITHOUT_TOKEN.contains(action)) {
                assertThat(form.select("input[name=_csrf]"))
                        .as(form.outerHtml())
                        .isNotEmpty();
            }
        }
        for (Element link : Jsoup.parse(body(page)).select("a[target=_blank]")) {
            assertThat(link.attr("rel")).contains("noopener");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyAnswerIsGuardedAgainstFramesSniffingAndCookieThieves(Endpoint endpoint) {
        MvcTestResult answer = sent(request(endpoint, rightful(endpoint), path(endpoint, records)));
        var response = answer.getResponse();
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "default-src 'none'");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        for (String cookie : response.getHeaders("Set-Cookie")) {
            assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
        }
    }

    /** Every parameter of every address, as if any of them said where to go. */
    @ParameterizedTest
    @MethodSource("all")
    void nobodyIsSentElsewhere(Endpoint endpoint) {
        assertStaysHere(endpoint, someOf(ELSEWHERE, 4, endpoint));
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("all")
    void nobodyIsSentAnywhereElse(Endpoint endpoint) {
        assertStaysHere(endpoint, ELSEWHERE);
    }

    private void assertStaysHere(Endpoint endpoint, List<String> addresses) {
        for (String address : addresses) {
            MvcTestResult answer = sent(form(endpoint, request -> {
                parametersOf(endpoint).forEach(name -> request.param(name, address));
                List.of("next", "return", "url", "redirect", "returnTo", "continue")
                        .forEach(name -> request.param(name, address));
                request.header("Referer", "https://evil.example/x");
            }));
            String to = answer.getResponse().getHeader("Location");
            if (to != null) {
                assertThat(to)
                        .as(endpoint + " " + address)
                        .startsWith("/")
                        .doesNotStartWith("//")
                        .doesNotStartWith("/\\");
                assertThat(to.chars().noneMatch(sign -> sign < ' ')).isTrue();
            }
            if (isPage(answer)) {
                // In the query of an address of ours it only says where to come back to, and is looked at again there.
                assertThat(Jsoup.parse(body(answer)).select("a[href*=evil], form[action*=evil]"))
                        .as(endpoint + " " + address)
                        .allMatch(element -> (element.attr("href") + element.attr("action"))
                                .matches("/[a-z][a-z/-]*\\?next=/(?![/\\\\]).*"));
            }
        }
    }

    @Test
    void aSignInThatNamesWhereToGoGoesThereOnThisSiteOnly() {
        for (String address : ELSEWHERE) {
            String phone = Applicants.newPhone();
            MvcTestResult asked = sent(request(HttpMethod.POST, null, "/sign-in", null)
                    .param("phone", phone)
                    .param("next", address));
            String challenge =
                    Jsoup.parse(body(asked)).select("input[name=challenge]").attr("value");
            MvcTestResult in = sent(request(HttpMethod.POST, null, "/sign-in/code", null)
                    .param("phone", phone)
                    .param("challenge", challenge)
                    .param("code", applicants.codeSentTo(phone))
                    .param("next", address));
            assertThat(in.getResponse().getStatus()).isEqualTo(302);
            assertThat(in.getResponse().getHeader("Location"))
                    .as(address)
                    .satisfiesAnyOf(
                            to -> assertThat(to).isEqualTo("/"),
                            to -> assertThat(to).matches("/[^/\\\\\\s].*"));
        }
    }

    /** A session somebody else prepared is not the one a person is signed in with. */
    @Test
    void aSessionOfBeforeIsNotTheSessionOfAfter() {
        String prepared = java.util.Base64.getEncoder()
                .encodeToString(
                        java.util.UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        MvcTestResult in = sent(request(HttpMethod.POST, null, "/desk/sign-in", null)
                .cookie(new jakarta.servlet.http.Cookie("session", prepared))
                .param("username", "zhang.ying")
                .param("password", "demo-zhang.ying"));
        assertThat(in.getResponse().getStatus()).isEqualTo(302);
        var given = java.util.Objects.requireNonNull(in.getResponse().getCookie("session"));
        assertThat(given.getValue()).isNotEqualTo(prepared);
        assertThat(given.isHttpOnly()).isTrue();
        MvcTestResult again = sent(request(HttpMethod.POST, null, "/desk/sign-in", null)
                .cookie(given)
                .param("username", "zhang.ying")
                .param("password", "demo-zhang.ying"));
        assertThat(java.util.Objects.requireNonNull(again.getResponse().getCookie("session"))
                        .getValue())
                .isNotEqualTo(given.getValue());
        assertThat(sent(MockMvcRequestBuilders.get("/desk").cookie(given))
                        .getResponse()
                        .getStatus())
                .as("the first session ended with the second sign-in on it")
                .isEqualTo(302);
    }
}
