package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cityplus.cases.definition.expression.Expressions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Definitions nobody meant, by the hundred: each is taken or refused with a place inside its file, and soon. */
class DefinitionFuzzTest {
    private static final long SEED = 20261124;

    /** One definition has well under a second even on a busy machine; most take milliseconds. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final String[] WORDS = {
        "null",
        "~",
        "''",
        "[]",
        "{}",
        "true",
        "-1",
        "999999999999999999",
        "1e400",
        "0x1F",
        "2026-02-30",
        "\"\\u0000\"",
        "&a x",
        "*a",
        "!!int 5",
        "|\n  x",
        "- - -",
        "{a: {b: {c: 1}}}",
        "when: today",
        "护照",
        "\uFEFF",
        "%",
        "@",
        "`",
        "a: b",
        "? x",
        "#",
        "\t",
        "'"
    };
    private static final String[] CEL = {
        "&&",
        "||",
        "!",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "==",
        "?",
        ":",
        ".",
        ",",
        "'",
        "\"",
        "today",
        "applicant.age",
        "name",
        "reason",
        "delivery",
        "all",
        "exists",
        "map",
        "filter",
        "x",
        "1",
        "9223372036854775807",
        "0.1",
        "-",
        "*",
        "/",
        "%",
        "in",
        "has(",
        "matches('",
        "(a+)+$",
        "date('",
        "yuan(",
        "plusDays(",
        "r'\\d'",
        "b'1'",
        "null",
        "type(",
        "duration('",
        "\\",
        "é",
        "\u0000",
        "1u",
        "[1,2,3].map(x,"
    };

    private static final Map<String, byte[]> RIGHT = new HashMap<>();

    @BeforeAll
    static void aRightOne() throws IOException {
        Path folder = Services.FOLDER.resolve("passport-renewal/2026-11");
        for (String file : DefinitionFiles.ALL) {
            RIGHT.put(file, Files.readAllBytes(folder.resolve(file)));
        }
    }

    @Test
    @Timeout(120)
    void definitionsWithMistakesOfEveryKind() {
        mutate(SEED, 250);
    }

    @Test
    @Tag("deep")
    @Timeout(1800)
    void thousandsOfDefinitionsWithMistakes() {
        for (int i = 1; i <= 20; i++) {
            mutate(SEED + i, 500);
        }
    }

    @Test
    @Timeout(120)
    void conditionsOfWordsInAnyOrder() {
        conditions(SEED, 2000);
    }

    @Test
    @Tag("deep")
    @Timeout(1800)
    void manyConditionsOfWordsInAnyOrder() {
        conditions(SEED + 1, 100_000);
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreADefinitionOrRefused(byte[] bytes) {
        for (String file : DefinitionFiles.ALL) {
            Map<String, byte[]> files = new HashMap<>(RIGHT);
            files.put(file, bytes);
            read(files);
        }
    }

    private static void mutate(long seed, int times) {
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            Map<String, byte[]> files = new HashMap<>(RIGHT);
            String file = DefinitionFiles.ALL.get(random.nextInt(3));
            byte[] content = RIGHT.getOrDefault(file, new byte[0]);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                content = mutated(content, random);
            }
            files.put(file, content);
            read(files);
        }
    }

    static byte[] mutated(byte[] content, Random random) {
        String text = new String(content, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(5)) + line);
            case 3 -> lines.set(at, line.strip());
            case 4 -> {
                int colon = line.indexOf(": ");
                lines.set(at, colon < 0 ? line : line.substring(0, colon + 2) + WORDS[random.nextInt(WORDS.length)]);
            }
            case 5 -> {
                int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
                lines.set(at, line.substring(0, cut) + WORDS[random.nextInt(WORDS.length)] + line.substring(cut));
            }
            case 6 -> lines.set(at, line.isEmpty() ? line : line.substring(0, random.nextInt(line.length())));
            case 7 ->
                lines.set(
                        at,
                        line.replaceFirst(
                                "(when|check): .*",
                                "$1: " + condition(random).replace("$", "").replace("\\", "")));
            default -> {
                byte[] bytes = content.clone();
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                return bytes;
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String condition(Random random) {
        StringBuilder condition = new StringBuilder();
        for (int n = random.nextInt(random.nextInt(20) == 0 ? 150 : 12); n >= 0; n--) {
            condition.append(CEL[random.nextInt(CEL.length)]).append(random.nextBoolean() ? " " : "");
        }
        return condition.toString();
    }

    private static void conditions(long seed, int times) {
        Random random = new Random(seed);
        var vocabulary = new org.cityplus.cases.definition.expression.Vocabulary();
        vocabulary.add("name", FieldType.TEXT, true);
        vocabulary.add("reason", FieldType.CHOICE, true);
        vocabulary.add("delivery", FieldType.CHOICES, true);
        Expressions expressions = new Expressions(vocabulary, Services.CALENDAR);
        Map<String, Object> variables = Map.of("name", "a".repeat(2000), "reason", "x", "delivery", List.of("a", "b"));
        int good = 0;
        for (int i = 0; i < times; i++) {
            String source = condition(random);
            long begun = System.nanoTime();
            switch (expressions.compile(source)) {
                case Expressions.Compiled.Good compiled -> {
                    compiled.expression().evaluate(variables);
                    good++;
                }
                case Expressions.Compiled.Bad bad ->
                    assertThat(bad.fault().column()).isNotNegative();
            }
            assertThat(System.nanoTime() - begun).as(source).isLessThan(MOST_NANOS);
        }
        assertThat(good).as("some are conditions after all").isLessThan(times);
    }

    private static void read(Map<String, byte[]> files) {
        long begun = System.nanoTime();
        DefinitionReader.Reading reading = DefinitionReader.read("passport-renewal", "2026-11", files, Services.CITY);
        assertThat(System.nanoTime() - begun).isLessThan(MOST_NANOS);
        assertThat(reading.loaded().isPresent()
                        || reading.problems().stream()
                                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR))
                .isTrue();
        for (Problem problem : reading.problems()) {
            String name = problem.file().substring(problem.file().lastIndexOf('/') + 1);
            byte[] content = files.getOrDefault(name, new byte[0]);
            int lines = new String(content, StandardCharsets.ISO_8859_1).split("[\n\r\u0085]", -1).length;
            assertThat(problem.line()).as("%s", problem).isBetween(1, lines + 1);
        }
    }
}
