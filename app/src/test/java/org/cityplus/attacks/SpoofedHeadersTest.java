package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cityplus.access.Endpoint;
import org.cityplus.identity.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Headers that some proxies and frameworks believe: here they open nothing. */
class SpoofedHeadersTest extends AttackScene {
    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of("X-Original-URL", "/"),
            Map.of("X-Rewrite-URL", "/"),
            Map.of("X-HTTP-Method-Override", "GET"),
            Map.of("X-HTTP-Method", "GET"),
            Map.of("X-Method-Override", "GET"),
            Map.of("X-Forwarded-For", "127.0.0.1"),
            Map.of("X-Real-IP", "127.0.0.1"),
            Map.of("Forwarded", "for=127.0.0.1;host=localhost;proto=https"),
            Map.of("X-Forwarded-Host", "localhost", "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/assets"),
            Map.of("X-Forwarded-User", "zhang.ying", "X-Remote-User", "zhang.ying", "Remote-User", "zhang.ying"),
            Map.of("Authorization", "Basic emhhbmcueWluZzpkZW1v"),
            Map.of("Authorization", "Bearer 00000000-0000-0000-0000-000000000000"),
            Map.of("Host", "localhost"));

    static List<Endpoint> behindDoors() {
        return endpoints().stream()
                .filter(each -> each.audience() != Audience.ANYONE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("behindDoors")
    void noHeaderOpensADoor(Endpoint endpoint) {
        for (Map<String, String> headers : HEADERS) {
            MockHttpServletRequestBuilder request = request(endpoint, null, path(endpoint, records));
            headers.forEach(request::header);
            assertThat(sent(request).getResponse().getStatus())
                    .as(headers.toString())
                    .isEqualTo(endpoint.isApi() ? 401 : 302);
        }
    }

    @Test
    void nobodyIsThisMachineByTheirOwnWord() {
        for (Map<String, String> headers : HEADERS) {
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get("/actuator/prometheus")
                    .with(asked -> {
                        asked.setRemoteAddr("203.0.113.9");
                        return asked;
                    });
            headers.forEach(request::header);
            assertThat(sent(request).getResponse().getStatus())
                    .as(headers.toString())
                    .isIn(302, 401, 403);
        }
        MockHttpServletRequestBuilder proxied = MockMvcRequestBuilders.get("/actuator/prometheus")
                .header("X-Forwarded-For", "203.0.113.9")
                .with(asked -> {
                    asked.setRemoteAddr("127.0.0.1");
                    return asked;
                });
        assertThat(sent(proxied).getResponse().getStatus())
                .as("somebody behind a balancer on this machine")
                .isIn(302, 401, 403);
    }

    @Test
    void nothingElseOfTheActuatorIsThere() {
        for (String path :
                List.of("env", "heapdump", "beans", "loggers", "threaddump", "shutdown", "configprops", "mappings")) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                assertThat(sent(request(method, null, "/actuator/" + path, null))
                                .getResponse()
                                .getStatus())
                        .as(path)
                        .isIn(302, 401, 403, 404);
            }
        }
        assertThat(body(sent(request(HttpMethod.GET, null, "/actuator/health", null))))
                .doesNotContain("details", "jdbc");
    }

    @Test
    void aHostNobodyNamedIsInNoAnswer() {
        for (String path : List.of("/", "/sign-in", "/desk/sign-in", "/audit", "/status", "/nowhere")) {
            MockHttpServletRequestBuilder request = request(HttpMethod.GET, null, path, null)
                    .header("Host", "evil.example")
                    .header("X-Forwarded-Host", "evil.example")
                    .with(asked -> {
                        asked.setServerName("evil.example");
                        return asked;
                    });
            var answer = sent(request);
            assertThat(body(answer)).as(path).doesNotContain("evil.example");
            assertThat(String.valueOf(answer.getResponse().getHeader("Location")))
                    .doesNotContain("evil.example");
        }
    }
}
