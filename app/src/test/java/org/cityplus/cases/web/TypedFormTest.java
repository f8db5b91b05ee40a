package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Services;
import org.cityplus.cases.form.Draft;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a browser sends of a page, also one that somebody tampered with. */
class TypedFormTest {
    private static final List<Field> FIELDS =
            Services.passport().findSection("person").orElseThrow().fields();

    private static Draft draft(Map<String, String> answers) {
        UUID id = new UUID(0, 1);
        return Draft.unkept(id, id, "passport-first", "2026-11", answers, Instant.EPOCH);
    }

    private static Map<String, String> answers(String... nameAndValue) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        for (int i = 0; i < nameAndValue.length; i += 2) {
            sent.add(nameAndValue[i], nameAndValue[i + 1]);
        }
        return new TypedForm(sent).answers(FIELDS);
    }

    @Test
    void aQuestionNamedTwiceAsShownIsShown() {
        assertThat(answers("shown", "name name ", "name", "陈雨桐", "surnameLatin", "CHEN"))
                .containsExactly(Map.entry("name", "陈雨桐"));
    }

    @Test
    void everyOtherAnswerIsAChange() {
        assertThat("Aa").as("the same by Java’s hash").hasSameHashCodeAs("BB");
        String was = TypedForm.was(FIELDS, draft(Map.of("name", "Aa")), Set.of());
        assertThat(answers("was", was, "name", "BB")).containsEntry("name", "BB");
        assertThat(answers("was", was, "name", "Aa\r\n")).isEmpty();
    }

    @Test
    void howeverManyQuestionsAPageHasWhatWasLeftAloneIsKnown() {
        String was = "other:".concat("x".repeat(20_000)) + " "
                + TypedForm.was(FIELDS, draft(Map.of("name", "陈雨桐")), Set.of());
        assertThat(answers("was", was, "name", "陈雨桐")).isEmpty();
    }

    @Test
    void anAnswerThatWasNotTakenIsSentAgain() {
        String was = TypedForm.was(FIELDS, draft(Map.of("name", "陈雨桐")), Set.of("name"));
        assertThat(answers("was", was, "name", "陈雨桐")).containsEntry("name", "陈雨桐");
    }
}
