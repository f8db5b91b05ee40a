package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.testing.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who has an account cannot be told: not by words, status, headers or length, nor by how much work an answer took. */
class EnumerationTest extends AttackScene {
    private String answer(HttpMethod method, String path, String json, Map<String, String> fields) {
        var request = request(method, null, path, json.isEmpty() ? null : json);
        fields.forEach(request::param);
        MvcTestResult result = sent(request);
        var response = result.getResponse();
        Map<String, List<String>> headers = new TreeMap<>();
        response.getHeaderNames().stream()
                .filter(name -> !List.of("X-Request-Id", "traceparent").contains(name))
                .forEach(name -> headers.put(
                        name,
                        response.getHeaders(name).stream()
                                .map(value -> value.replaceAll("=[^;]*;", "=…;"))
                                .toList()));
        String words = body(result)
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an-id")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "a-token")
                .replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "")
                .replaceAll("1[0-9]{10}|1[0-9]{2}[ *]+[0-9* ]+", "a-phone");
        String ownRequest = String.valueOf(response.getHeader("X-Request-Id"));
        for (String typed : fields.values()) {
            words = typed.length() > 3 ? words.replace(typed, "typed") : words;
        }
        return response.getStatus() + "\n" + headers + "\n" + words.replace(ownRequest, "");
    }

    private String knownPhone() {
        String phone = Applicants.newPhone();
        UUID challenge = UUID.fromString(org.jsoup.Jsoup.parse(body(
                        sent(request(HttpMethod.POST, null, "/sign-in", null).param("phone", phone))))
                .select("input[name=challenge]")
                .attr("value"));
        sent(request(HttpMethod.POST, null, "/sign-in/code", null)
                .param("phone", phone)
                .param("challenge", challenge.toString())
                .param("code", applicants.codeSentTo(phone)));
        clock.forward(java.time.Duration.ofMinutes(2));
        return phone;
    }

    @Test
    void aPhoneThatIsKnownIsAnsweredLikeOneThatIsNot() {
        String known = knownPhone();
        String unknown = Applicants.newPhone();
        assertThat(answer(HttpMethod.POST, "/sign-in", "", Map.of("phone", known)))
                .isEqualTo(answer(HttpMethod.POST, "/sign-in", "", Map.of("phone", unknown)));
        clock.forward(java.time.Duration.ofMinutes(2));
        assertThat(answer(HttpMethod.POST, "/api/sign-in/codes", "{\"phone\":\"" + known + "\"}", Map.of()))
                .isEqualTo(answer(HttpMethod.POST, "/api/sign-in/codes", "{\"phone\":\"" + unknown + "\"}", Map.of()));
        Map<String, String> wrong = Map.of("challenge", UUID.randomUUID().toString(), "code", "000000");
        assertThat(answer(HttpMethod.POST, "/sign-in/code", "", with(wrong, known)))
                .isEqualTo(answer(HttpMethod.POST, "/sign-in/code", "", with(wrong, unknown)));
    }

    private static Map<String, String> with(Map<String, String> fields, String phone) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("phone", phone);
        return all;
    }

    @Test
    void aStaffNameThatIsKnownIsAnsweredLikeOneThatIsNot() {
        // Not the one whose name the demonstration's hint shows.
        for (String known : List.of("li.chuan", "qin.yue", "luo.jing")) {
            String unknown = ("nobody" + UUID.randomUUID().toString().replace("-", "")).substring(0, known.length());
            assertThat(answer(HttpMethod.POST, "/desk/sign-in", "", Map.of("username", known, "password", "wrong!")))
                    .isEqualTo(answer(
                            HttpMethod.POST, "/desk/sign-in", "", Map.of("username", unknown, "password", "wrong!")));
            assertThat(answer(HttpMethod.POST, "/api/sign-in/staff", staff(known), Map.of()))
                    .isEqualTo(answer(HttpMethod.POST, "/api/sign-in/staff", staff(unknown), Map.of()));
        }
    }

    private static String staff(String name) {
        return "{\"username\":\"" + name + "\",\"password\":\"wrong!\",\"code\":\"000000\"}";
    }

    /** Time is statements and hashes; the password is hashed once either way (StaffSignInTest has the service). */
    @Test
    void bothTakeTheSameWayThroughTheDatabase() {
        List<String> known = Statements.of(() ->
                answer(HttpMethod.POST, "/desk/sign-in", "", Map.of("username", "zhang.ying", "password", "no!")));
        List<String> unknown = Statements.of(() ->
                answer(HttpMethod.POST, "/desk/sign-in", "", Map.of("username", "nobody.at.all", "password", "no!")));
        assertThat(known).isNotEmpty().isEqualTo(unknown);
        String phone = knownPhone();
        List<String> there = Statements.of(() -> answer(HttpMethod.POST, "/sign-in", "", Map.of("phone", phone)));
        List<String> nowhere =
                Statements.of(() -> answer(HttpMethod.POST, "/sign-in", "", Map.of("phone", Applicants.newPhone())));
        assertThat(there).isNotEmpty().isEqualTo(nowhere);
    }

    @Test
    void aSlipsNumberThatIsThereIsAnsweredLikeOneThatIsNot() {
        String number = jdbc.sql("select number from cases.case_row order by number desc limit 1")
                .query(String.class)
                .single();
        String nobodys = number.substring(0, number.length() - 1) + "Z";
        assertThat(answer(HttpMethod.POST, "/status", "", Map.of("number", number, "code", "AAAAA-AAAAA")))
                .isEqualTo(answer(HttpMethod.POST, "/status", "", Map.of("number", nobodys, "code", "AAAAA-AAAAA")));
    }
}
