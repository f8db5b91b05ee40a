package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.cityplus.identity.CitizenRegistry.Answer;
import tools.jackson.databind.json.JsonMapper;

/** What comes from outside, in any shape: an answer or none, and never an error. */
class ProvidersPropertiesTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> parts = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                "\"answer\"",
                ":",
                ",",
                "\"MATCH\"",
                "\"match\"",
                "null",
                "1",
                "true",
                "\\u0000",
                " ");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(12).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(60));
    }

    @Property(tries = 3000, seed = "20261125")
    void onlyTheWordItselfIsAMatch(@ForAll("bodies") String body) {
        Answer answer = HttpRegistry.read(json, body);
        if (answer == Answer.MATCH) {
            assertThat(body.replace(" ", "")).contains("\"answer\":\"MATCH\"");
        }
    }

    @Property(tries = 150, seed = "20261125")
    void anyPasswordIsMeasuredAndOneThatHoldsTheNameIsNeverSafe(@ForAll @StringLength(max = 190) String password) {
        List<String> known = List.of("wang.min", "王敏");
        PasswordGuess.isEasy(password, known);
        assertThat(PasswordGuess.isEasy(password + "WANG.min", known)).isTrue();
    }
}
