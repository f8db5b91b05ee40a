package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The passport's folder, each time with one mistake: the answer names the file, the place and what to do. */
class DefinitionReaderTest {
    private static final Path PASSPORT = Path.of("../cities/chongqing/services/passport-first");
    private static final String[] FILES = {"service.yaml", "zh-CN.yaml", "en.yaml"};

    @TempDir
    Path temporary = Path.of("");

    private Path folder = temporary;

    @BeforeEach
    void aCopy() throws IOException {
        folder = copied(temporary);
    }

    private static Path copied(Path to) throws IOException {
        Path folder = Files.createDirectories(to.resolve("passport-first"));
        for (String file : FILES) {
            Files.copy(PASSPORT.resolve(file), folder.resolve(file));
        }
        return folder;
    }

    @Test
    void withoutAMistakeItIsRead() {
        assertThat(DefinitionReader.read(folder)).isEqualTo(Services.passport());
    }

    @Test
    void theFeeIsThatOfTheDay() {
        ServiceDefinition passport = DefinitionReader.read(folder);
        assertThat(passport.feeOn(LocalDate.of(2018, 5, 1))).isEqualTo(Money.ofYuan(160));
        assertThat(passport.feeOn(LocalDate.of(2019, 6, 30))).isEqualTo(Money.ofYuan(160));
        assertThat(passport.feeOn(LocalDate.of(2019, 7, 1))).isEqualTo(Money.ofYuan(120));
        assertThat(passport.feeOn(LocalDate.of(2026, 11, 24))).isEqualTo(Money.ofYuan(120));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            service.yaml | minutes: 6                | ''                                  | missing minutes
            service.yaml | 'numberPrefix: PP'        | ''                                  | numberPrefix
            service.yaml | 'numberPrefix: PP'        | 'numberPrefix: PP\\ncolour: red'    | colour
            service.yaml | 'minutes: 6'              | 'minutes: six'                      | 'line 11: minutes'
            service.yaml | 'effective: 2026-11-01'   | 'effective: 2026-13-01'             | line 5
            service.yaml | 'effective: 2026-11-01'   | 'effective: soon'                   | line 5
            service.yaml | 'type: latin'             | 'type: klingon'                     | 'fields.surnameLatin.type is not known: klingon'
            service.yaml | 'id: passport-first'      | 'id: passport'                      | 'id must be the folder''s name, passport-first'
            service.yaml | 'fen: 12000'              | 'fen: -12000'                       | fees
            service.yaml | 'fen: 12000'              | 'fen: 120.5'                        | 'fees[1].fen'
            service.yaml | 'workingDays: 7'          | 'workingDays:'                      | 'missing promise.workingDays'
            service.yaml | 'id: photo, type'         | 'id: photo, kind'                   | kind
            service.yaml | 'id: photo, type: photo'  | 'id: selfie, type: photo'           | 'fields.selfie is missing; service.yaml names it'
            service.yaml | 'field: delivery, is'     | 'field: deliverance, is'            | 'fields.address.onlyWhen'
            service.yaml | 'id: mobile, type'        | 'id: name, type'                    | 'fields.name'
            en.yaml      | 'photo: { label: Photo,'  | 'portrait: { label: Photo,'         | 'fields.photo is missing'
            en.yaml      | 'notice: To make'         | 'hint: To make'                     | hint
            en.yaml      | 'label: Photo'            | 'label: '''''                       | fields.photo.label
            en.yaml      | 'post: Post it to my home' | 'pigeon: Post it'                  | 'options.delivery.post is missing'
            en.yaml      | '  fraud:'                | '  deceit:'                         | 'refusalGrounds.fraud is missing'
            en.yaml      | 'kind: onsite'            | 'kind: somewhere'                   | prepare
            zh-CN.yaml   | 'kind: onsite'            | 'kind: somewhere'                   | 'prepare'
            """)
    void oneMistakeIsNamed(String file, String right, String wrong, String named) throws IOException {
        String before = Files.readString(folder.resolve(file));
        assertThat(before).as("the mistake is made").contains(right);
        Files.writeString(
                folder.resolve(file),
                before.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("\\n", "\n"))));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> DefinitionReader.read(folder))
                .withMessageContaining(file)
                .withMessageContaining(named);
    }

    @Test
    void moreThanFiveQuestionsOnAPageAreTooMany() throws IOException {
        Path file = folder.resolve("service.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("  - id: photo\n    fields:\n", "")
                        .replace("  - id: contact\n    fields:\n", ""));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> DefinitionReader.read(folder))
                .withMessageContaining("sections.person needs one to five fields");
    }

    @Test
    void oneStepMoreInChineseThanInEnglishIsNoticed() throws IOException {
        Path file = folder.resolve("zh-CN.yaml");
        Files.writeString(
                file, Files.readString(file).replace("how:\n", "how:\n  - { who: you, act: 等, note: 一会儿 }\n"));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> DefinitionReader.read(folder))
                .withMessageContaining("en.yaml: how needs as many entries as zh-CN.yaml has: 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.yaml", "zh-CN.yaml", "en.yaml"})
    void aFileThatIsNotThereIsNamedWithTheOthers(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> DefinitionReader.read(folder))
                .withMessageContaining(file + ": missing. A service has service.yaml, zh-CN.yaml and en.yaml.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "~", "null", "[]", "passport", "{", "\t", "id: &a [*a]", "---\n---\n", "!!java.net.URL [x]"})
    void whatIsNoDefinitionIsSaidToBeNone(String text) throws IOException {
        for (String file : FILES) {
            Path path = copied(temporary.resolve(file + text.hashCode())).resolve(file);
            Files.writeString(path, text);
            assertThatExceptionOfType(DefinitionException.class)
                    .as(file)
                    .isThrownBy(() -> DefinitionReader.read(path.resolveSibling("")))
                    .withMessageContaining(file);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreADefinitionOrRefused(byte[] bytes) throws IOException {
        Path here = Files.createTempDirectory("definition");
        try {
            Path fuzzed = copied(here);
            for (String file : FILES) {
                Files.write(fuzzed.resolve(file), bytes);
                readOrRefuse(fuzzed);
                Files.write(fuzzed.resolve(file), joined(Files.readAllBytes(PASSPORT.resolve(file)), bytes));
                readOrRefuse(fuzzed);
                Files.write(fuzzed.resolve(file), Files.readAllBytes(PASSPORT.resolve(file)));
            }
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(here);
        }
    }

    private static void readOrRefuse(Path folder) {
        try {
            DefinitionReader.read(folder);
        } catch (DefinitionException refused) {
            assertThat(refused).hasMessageContaining(folder.toString());
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return (new String(one, StandardCharsets.ISO_8859_1) + "\n" + new String(other, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
