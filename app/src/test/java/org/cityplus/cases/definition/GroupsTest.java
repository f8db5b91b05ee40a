package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions of several parts: what is said of the whole holds for its parts. */
class GroupsTest {
    private static final String NAME = "          - { id: name, type: text, maxLength: 50 }\n";
    private static final String UNREACHABLE = "no answers ever lead to this question";

    @TempDir
    Path temporary = Path.of("");

    private Written written = new Written(temporary);

    @BeforeEach
    void aCopy() throws IOException {
        written = Written.copy(temporary, "residence-certificate");
    }

    private Field field(String id) {
        return written.read().findField(id).orElseThrow();
    }

    @Test
    void whatAGroupIsUsedForIsToldAtEachOfItsQuestions() throws IOException {
        written.with("service.yaml", "        maxItems: 5\n", "        maxItems: 5\n        sensitive: true\n")
                .withWords("  children: { ", "  children: { purpose: School, basis: Rule 1, ")
                .withWords("  children.name: { ", "  children.name: { purpose: Greeting, ");
        for (String id : List.of("children.count", "children.1.name", "children.5.birthDate")) {
            assertThat(field(id).sensitive()).as(id).isTrue();
            assertThat(field(id).basis().en()).as(id).isEqualTo("Rule 1");
        }
        assertThat(field("children.2.name").purpose().en())
                .as("in its own words")
                .isEqualTo("Greeting");
        assertThat(field("children.2.birthDate").purpose().en()).isEqualTo("School");
        assertThat(field("since").sensitive()).isFalse();
    }

    @Test
    void anEntryMayBeSensitiveWithoutItsGroup() throws IOException {
        written.with("service.yaml", NAME, "          - { id: name, type: text, maxLength: 50, sensitive: true }\n");
        assertThat(field("children.1.name").sensitive()).isTrue();
        assertThat(field("children.1.birthDate").sensitive()).isFalse();
    }

    @Test
    void anIdentityNumberIsSensitiveWhateverIsWritten() throws IOException {
        written.with("service.yaml", NAME, "          - { id: name, type: id-number, sensitive: false }\n")
                .with("service.yaml", "{ id: photo, type: photo }", "{ id: photo, type: photo, sensitive: false }");
        assertThat(field("children.1.name").sensitive()).isTrue();
        assertThat(field("photo").sensitive()).isTrue();
        assertThat(written.problems().stream()
                        .filter(problem -> problem.rule().en().contains("are sensitive anyway"))
                        .map(Problem::path))
                .containsExactly("sections[0].fields[3].sensitive", "sections[3].fields[0].fields[0].sensitive");
    }

    @Test
    void aQuestionThatDependsOnHowManyThereAreCanBeReached() throws IOException {
        written.with(
                        "service.yaml",
                        "  - id: place\n    fields:\n",
                        "  - id: place\n    fields:\n      - { id: many, type: text, when: children.count > 2 }\n"
                                + "      - { id: toomany, type: text, when: children.count > 5 }\n")
                .withWords("  office: {", "  many: { label: Many }\n  toomany: { label: Too many }\n  office: {");
        assertThat(written.problems().stream()
                        .filter(problem -> problem.rule().en().equals(UNREACHABLE))
                        .map(Problem::path))
                .as("five at most")
                .containsExactly("sections[4].fields[1].when");
    }

    @Test
    void aLimitThatMeansNothingToAnAddressIsToldAndReleasedDefinitionsAreStillRead() throws IOException {
        written.with("service.yaml", "type: address, prefill", "type: address, maxLength: 5, prefill");
        assertThat(written.rules()).contains("maxLength does nothing: a question of type address has none");
        assertThat(field("address.line").maxLength()).isEqualTo(120);
    }

    @Test
    void aDateThatNoDayFitsIsTold() throws IOException {
        written.with(
                "service.yaml",
                "id: since, type: date, max: today",
                "id: since, type: date, min: 2026-02-01, max: 2026-01-31");
        assertThat(written.rules()).contains("the smallest must not be above the largest");
        assertThat(field("since").limits().earliest()).isEqualTo("2026-02-01");
    }

    @Test
    void aPartThatIsThereTwiceIsToldOnce() throws IOException {
        written.with("service.yaml", NAME, NAME + NAME);
        assertThat(written.rules().stream().filter(rule -> rule.equals("“name” is there twice")))
                .hasSize(1);
    }

    @Test
    void asOneConditionTheWholePageAndTheQuestionKeepTheirMeaning() throws IOException {
        written.with(
                "service.yaml",
                "  - id: family\n    fields:\n      - id: children\n        type: group\n",
                "  - id: family\n    when: \"home == 'rented' || home == 'owned'\"\n    fields:\n      - id: children\n"
                        + "        type: group\n        when: \"ground == 'work' || ground == 'home'\"\n");
        assertThat(field("children.count").askedWhen())
                .contains("(home == 'rented' || home == 'owned') && (ground == 'work' || ground == 'home')");
        assertThat(field("name").askedWhen()).isEmpty();
    }
}
