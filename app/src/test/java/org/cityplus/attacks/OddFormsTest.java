package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.access.Endpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

/** Odd values in every field of every form, in every query, and in every place of an address. */
class OddFormsTest extends AttackScene {
    private static final List<String> VALUES = List.of(
            "\0",
            "a\0b",
            "\ud800",
            "\u202e\u2066",
            "x".repeat(100_000),
            "9".repeat(5000),
            "-1",
            "9223372036854775808",
            "NaN",
            "1e400",
            "2026-99-99",
            "+999999999-01-01",
            "../../etc/passwd",
            "' or '1'='1",
            "${7*7}",
            "00000000-0000-0000-0000-00000000000g",
            "\r\nSet-Cookie: stolen=1");

    private static final List<String> IN_PATHS = List.of(
            "%00",
            "..%2f..%2f",
            "%2e%2e",
            "%ff",
            "%ED%A0%80",
            "x%0d%0aSet-Cookie:%20a=b",
            "'",
            "-1",
            "NaN",
            "9".repeat(400),
            "%E2%80%AE",
            ";jsessionid=1",
            "%5c%5cevil");

    static List<Endpoint> all() {
        return endpoints();
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingBreaks(Endpoint endpoint) {
        assertUnbroken(endpoint, someOf(VALUES, 5, endpoint));
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("all")
    void nothingBreaksWhateverTheValue(Endpoint endpoint) {
        assertUnbroken(endpoint, VALUES);
    }

    private void assertUnbroken(Endpoint endpoint, List<String> values) {
        for (String value : values) {
            List<String> names = parametersOf(endpoint);
            for (String name : names) {
                assertAnswered(endpoint, name + "=" + value, Map.of(name, value));
            }
            Map<String, String> together = new HashMap<>();
            names.forEach(name -> together.put(name, value));
            together.put("unknown", value);
            assertAnswered(endpoint, "all=" + value, together);
        }
    }

    private void assertAnswered(Endpoint endpoint, String what, Map<String, String> fields) {
        var answer = sent(form(endpoint, request -> fields.forEach(request::param)));
        assertThat(answer.getResponse().getStatus())
                .as(endpoint + " " + what.substring(0, Math.min(60, what.length())))
                .isBetween(200, 499);
        assertThat(answer.getResponse().getHeaderNames()).doesNotContain("stolen");
        assertThat(answer.getResponse().getHeaders("Set-Cookie")).noneMatch(cookie -> cookie.contains("stolen"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceOfAnAddressTakesAnything(Endpoint endpoint) {
        if (!endpoint.path().contains("{")) {
            return;
        }
        for (String odd : IN_PATHS) {
            String path = endpoint.path().replaceAll("\\{[^{}]+}", java.util.regex.Matcher.quoteReplacement(odd));
            if (!odd.contains("%")) {
                path = path.replace("'", "%27");
            }
            var answer = sent(request(endpoint, rightful(endpoint), path + endpoint.rest()));
            assertThat(answer.getResponse().getStatus())
                    .as(endpoint + " " + odd)
                    .isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noAddressReadsXmlOrOtherMediaTypes(Endpoint endpoint) {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        for (MediaType type : List.of(
                MediaType.APPLICATION_XML,
                MediaType.TEXT_XML,
                MediaType.valueOf("application/x-yaml"),
                MediaType.valueOf("application/x-java-serialized-object"))) {
            var answer = sent(request(endpoint, rightful(endpoint), path(endpoint, records))
                    .contentType(type)
                    .content(bomb));
            int status = answer.getResponse().getStatus();
            assertThat(status).as(endpoint + " " + type).isBetween(200, 499);
            assertThat(body(answer)).doesNotContain("root:");
            if (takesJson(endpoint)) {
                assertThat(status).as(endpoint + " " + type).isEqualTo(415);
            }
        }
    }
}
