package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityplus.access.Endpoint;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Role;
import org.cityplus.web.ContentSecurityPolicy;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Script in every field of every form and of every JSON write; then every page there is, read as a browser reads it. */
class ScriptInEveryFieldTest extends AttackScene {
    /** Whatever context a value lands in, one of these would leave it: each brings an element or an attribute of this name. */
    private static final List<String> PAYLOADS = List.of(
            "<xss-born>\"'><xss-born onxss=1>",
            "\" xss-attribute=\"1",
            "' xss-attribute='1",
            " xss-attribute=1 ",
            "</script><script>xss()</script>",
            "</textarea></title></style><xss-born>",
            "<img src=x onerror=xss()>",
            "<svg/onload=xss()>",
            "javascript:xss()",
            "data:text/html,<script>xss()</script>",
            "{{7*7}}${7*7}<%= 7*7 %>",
            "--><xss-born>",
            "]]><xss-born>",
            "&lt;xss-born&gt;",
            "\u2028xss()\u2029");

    private final List<String> found = new ArrayList<>();

    private void read(String whence, MvcTestResult answer) {
        String type = String.valueOf(answer.getResponse().getContentType());
        if (isPage(answer)) {
            readPage(whence, answer);
        } else if (!body(answer).isEmpty() && body(answer).contains("<xss-born")) {
            // Not a page, and the browser is told so.
            assertThat(type).as(whence).doesNotContain("html").doesNotContain("xml");
            assertThat(answer.getResponse().getHeader("X-Content-Type-Options"))
                    .as(whence)
                    .isEqualTo("nosniff");
        }
    }

    private void readPage(String whence, MvcTestResult answer) {
        if (!ContentSecurityPolicy.VALUE.equals(answer.getResponse().getHeader("Content-Security-Policy"))) {
            found.add(whence + ": no content policy");
        }
        found.addAll(bornIn(whence, body(answer)));
    }

    private static List<String> bornIn(String whence, String html) {
        List<String> born = new ArrayList<>();
        Document page = Jsoup.parse(html);
        for (Element element : page.getAllElements()) {
            String name = element.normalName();
            if (name.startsWith("xss")) {
                born.add(whence + ": element " + name);
            }
            if (name.equals("script") && !element.attr("src").startsWith("/assets/")
                    || List.of("iframe", "object", "embed", "base", "style").contains(name)) {
                born.add(whence + ": " + element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                boolean isAddress = List.of("href", "src", "action", "formaction", "hx-get", "hx-post", "srcdoc")
                        .contains(key);
                if (key.startsWith("on")
                        || key.startsWith("xss")
                        || key.startsWith("hx-on")
                        || key.equals("style")
                        || isAddress && (value.startsWith("javascript:") || value.startsWith("data:text"))
                        || isAddress && value.startsWith("//")) {
                    born.add(whence + ": <" + name + " " + key + "=" + attribute.getValue() + ">");
                }
            }
        }
        return born;
    }

    @Test
    void theReaderSeesWhatABrowserWouldRun() {
        assertThat(bornIn("", "<p>" + PAYLOADS.getFirst() + "</p>")).isNotEmpty();
        assertThat(bornIn("", "<input value=\"" + PAYLOADS.get(1) + "\">")).isNotEmpty();
        assertThat(bornIn("", "<a href=\"javascript:x()\">")).isNotEmpty();
        assertThat(bornIn("", "<script>x()</script>")).isNotEmpty();
        assertThat(bornIn("", "<p>&lt;xss-born&gt;</p><script src=\"/assets/app.js\"></script>"))
                .isEmpty();
    }

    /** One for each way out of a context. */
    @Test
    void noMarkupIsBornFromAnythingThatIsTyped() {
        assertNothingIsBornFrom(List.of(PAYLOADS.get(0), PAYLOADS.get(2), PAYLOADS.get(4), PAYLOADS.get(8)));
    }

    @Tag("deep")
    @Test
    void noMarkupIsBornFromAnyOfThem() {
        assertNothingIsBornFrom(PAYLOADS);
    }

    private void assertNothingIsBornFrom(List<String> payloads) {
        for (String payload : payloads) {
            writeEverywhere(payload);
            CaseRow row = desk.underReview(agency, payload, 1, desk.today().plusDays(9));
            readEverything(payload, row);
        }
        assertThat(found).isEmpty();
    }

    private void writeEverywhere(String payload) {
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method().equals(HttpMethod.GET) || endpoint.path().startsWith("/sign-out")) {
                continue;
            }
            if (endpoint.body() != null) {
                String value = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(payload);
                String json = "{"
                        + String.join(
                                ",",
                                fieldsOf(endpoint).stream()
                                        .map(field -> "\"" + field + "\":" + value)
                                        .toList())
                        + "}";
                read(
                        endpoint + " " + payload,
                        sent(request(endpoint.method(), rightful(endpoint), path(endpoint, records), json)));
            } else {
                read(endpoint + " " + payload, sent(form(endpoint, request -> {
                    parametersOf(endpoint).forEach(name -> request.param(name, payload));
                    List.of("name", "idNumber", "surnameLatin", "givenNamesLatin", "mobile", "address", "delivery")
                            .forEach(name -> request.param(name, payload));
                })));
            }
            if (endpoint.path().contains("discard") || endpoint.path().contains("lodge")) {
                records.put("draft", applicants.completeDraft(owner).id().toString());
            }
        }
    }

    private void readEverything(String payload, CaseRow row) {
        Map<String, String> mine = new java.util.HashMap<>(records);
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.method().equals(HttpMethod.GET)) {
                continue;
            }
            read(endpoint + " " + payload, sent(request(endpoint, rightful(endpoint), path(endpoint, mine))));
            List<String> names = parametersOf(endpoint);
            if (!names.isEmpty()) {
                read(
                        endpoint + " in its query: " + payload,
                        sent(form(endpoint, request -> names.forEach(name -> request.param(name, payload)))));
            }
        }
        for (String page : List.of("/desk", "/desk/cases/" + row.id())) {
            read(page + " " + payload, sent(request(HttpMethod.GET, desk.officer(agency, Role.OFFICER), page, null)));
        }
        for (String nowhere :
                List.of("/" + encoded(payload), "/desk/" + encoded(payload), "/cases/" + encoded(payload))) {
            read("GET " + nowhere, sent(request(HttpMethod.GET, owner, nowhere.replace("%2F", "x"), null)));
        }
    }
}
