package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.access.Endpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every address that takes JSON is given every kind of odd JSON: it is refused as a problem, and nothing breaks. */
class OddJsonTest extends AttackScene {
    private static final String DEEP = "[".repeat(20_000) + "]".repeat(20_000);
    private static final String DEEP_OBJECT = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);

    /** No JSON at all (RFC 8259), or not one value. */
    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "}",
            "{\"a\":",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1,}",
            "{} x",
            "[1,2",
            "\"",
            "nul",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\ud8\"}",
            "{\"a\":01}",
            "// {}",
            "{\"a\":\"line\nbreak\"}");

    private static final List<String> VALUES = List.of(
            "null",
            "1",
            "-1",
            "1.5",
            "1e999999999",
            "-1e400",
            "9".repeat(5000),
            "true",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud800\"",
            "\"\u202e\u2066\ufeff\"",
            "\"" + "x".repeat(300_000) + "\"",
            "\"" + "9".repeat(10_000) + "\"",
            "\"../../../etc/passwd\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"#{7*7}\"",
            "\"%n%s%x\"",
            "\"' or '1'='1\"",
            "[]",
            "[[\"a\"]]",
            "{}",
            "{\"@class\":\"java.lang.Runtime\"}",
            DEEP,
            DEEP_OBJECT);

    static List<Endpoint> writes() {
        return endpoints().stream()
                .filter(Endpoint::isApi)
                .filter(each -> each.body() != null)
                .toList();
    }

    private MvcTestResult sent(Endpoint endpoint, byte[] body) {
        return sent(request(endpoint, rightful(endpoint), path(endpoint, records))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private void assertRefused(Endpoint endpoint, String what, MvcTestResult answer) {
        int status = answer.getResponse().getStatus();
        assertThat(status).as(endpoint + " " + what).isBetween(400, 499);
        assertThat(answer.getResponse().getContentType())
                .as(endpoint + " " + what)
                .startsWith("application/problem+json");
    }

    private void assertAnswered(Endpoint endpoint, String what, MvcTestResult answer) {
        int status = answer.getResponse().getStatus();
        assertThat(status).as(endpoint + " " + what).isBetween(200, 499);
        if (status >= 400) {
            assertRefused(endpoint, what, answer);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void whatIsNoJsonIsRefused(Endpoint endpoint) {
        for (String broken : BROKEN) {
            assertRefused(endpoint, broken, sent(endpoint, broken.getBytes(StandardCharsets.UTF_8)));
        }
        for (String field : fieldsOf(endpoint)) {
            byte[] open = ("{\"" + field + "\":\"").getBytes(StandardCharsets.UTF_8);
            byte[] bytes = new byte[open.length + 4];
            System.arraycopy(open, 0, bytes, 0, open.length);
            bytes[open.length] = (byte) 0xff;
            bytes[open.length + 1] = (byte) 0xc0;
            bytes[open.length + 2] = '"';
            bytes[open.length + 3] = '}';
            assertAnswered(endpoint, "invalid UTF-8 in " + field, sent(endpoint, bytes));
        }
        assertRefused(endpoint, "UTF-16 with nonsense", sent(endpoint, new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{'}));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyFieldIsGivenManyKindsOfValue(Endpoint endpoint) {
        assertAnswered(endpoint, someOf(VALUES, 8, endpoint));
    }

    @Tag("deep")
    @ParameterizedTest
    @MethodSource("writes")
    void everyFieldIsGivenEveryKindOfValue(Endpoint endpoint) {
        assertAnswered(endpoint, VALUES);
    }

    private void assertAnswered(Endpoint endpoint, List<String> values) {
        List<String> bodies = new ArrayList<>(values);
        List<String> fields = fieldsOf(endpoint);
        for (String value : values) {
            fields.forEach(field -> bodies.add("{\"" + field + "\":" + value + "}"));
            bodies.add("{"
                    + String.join(
                            ",",
                            fields.stream()
                                    .map(field -> "\"" + field + "\":" + value)
                                    .toList()) + "}");
            bodies.add("{\"unknown\":" + value + "}");
        }
        fields.forEach(field -> bodies.add("{\"" + field + "\":\"a\",\"" + field + "\":\"b\"}"));
        for (String body : bodies) {
            String what = body.length() > 80 ? body.substring(0, 80) + "…" : body;
            assertAnswered(endpoint, what, sent(endpoint, body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void allAddressesWithABodyAreAmongThem() {
        assertThat(endpoints().stream().filter(this::takesJson).toList())
                .hasSizeGreaterThan(10)
                .allMatch(endpoint -> endpoint.body() != null);
    }
}
