package org.cityplus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cityplus.city.Difference;
import org.cityplus.identity.MandateState;
import org.cityplus.oversight.look.FlagState;
import org.cityplus.oversight.web.Looks;
import org.junit.jupiter.api.Test;

/** The audit administrator reads every act in words, not as a word of the program. */
class TrailWordsTest {
    private static final Path MAIN = Path.of("src/main");

    /** What is put together when it is written: how it begins, and how it may end. */
    private static final Map<String, List<String>> COMPUTED = Map.of(
            "city-", words(Stream.of(Difference.Kind.values())),
            "flag-", words(Stream.of(FlagState.Act.values())),
            "mandate-",
                    words(MandateState.EDGES.stream()
                            .filter(edge -> edge.from() != null)
                            .map(MandateState.Edge::act)));

    private static List<String> words(Stream<? extends Enum<?>> constants) {
        return constants
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @Test
    void everyActHasWords() throws IOException {
        Properties texts = texts("oversight.properties");
        TreeSet<String> all = everyAct();
        all.removeIf(act -> texts.containsKey("oversight.trail." + act));
        assertThat(all)
                .as("add oversight.trail.<act> to the texts in both languages")
                .isEmpty();
    }

    /** Whoever it is about never reads of "another act" alone. */
    @Test
    void everyActHasWordsForThePersonItIsAbout() throws IOException {
        for (String file : List.of("oversight.properties", "oversight_en.properties")) {
            Properties texts = texts(file);
            TreeSet<String> all = everyAct();
            assertThat(all).contains("took-effect", "delivered", "access-ended", "mandate-revoke");
            all.removeIf(act -> texts.containsKey(Looks.textKey(act)));
            assertThat(all).as("add oversight.act.<act> to %s", file).isEmpty();
        }
    }

    private static TreeSet<String> everyAct() throws IOException {
        WrittenActs acts = new WrittenActs(sources());
        assertThat(acts.unclear())
                .as("write it so that this test can follow it")
                .isEmpty();
        assertThat(acts.beginnings()).isEqualTo(new TreeSet<>(COMPUTED.keySet()));
        assertThat(acts.words()).contains("looked", "decided", "reconsidered", "role-given", "admin-lapsed");
        TreeSet<String> all = new TreeSet<>(acts.words());
        COMPUTED.forEach((begin, ends) -> ends.forEach(end -> all.add(begin + end)));
        return all;
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(MAIN.resolve("resources/texts").resolve(name))) {
            texts.load(file);
        }
        return texts;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(MAIN.resolve("java/org/cityplus/audit")))
                    .map(TrailWordsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void anActIsFoundWhereverItStands() {
        WrittenActs acts = new WrittenActs(List.of("""
                package a;
                class Direct {
                    static final String NAMED = "by-constant";
                    void one(Audit audit) { audit.write(new AuditEntry(at, who, name, person, record, "by-literal")); }
                    void two(Audit audit, boolean yes) {
                        String act = yes ? NAMED : "by-choice";
                        audit.write(new AuditEntry(at, who, name, person, record, act).because("not this"));
                    }
                    void trace(String record, String act) {
                        audit.write(new AuditEntry(at, who, name, person, record, act));
                    }
                    void three() { trace("not-this", "by-method"); }
                    void trace(String act) {}
                    void four() { trace("not-an-act"); }
                    void five(Kind kind) { trace("not-this", "begun-" + kind); }
                    void six(Kind kind) { trace("not-this", kind.look()); }
                }
                """, """
                package b;
                class Elsewhere {
                    private final Direct direct;
                    private final Other other;
                    record Written(int number, String word) {}
                    void one() { direct.trace("not-this", "by-other-module"); }
                    void two() { other.trace("not-this", "by-somebody-else"); }
                    Written three() { return new Written(1, "by-record"); }
                    void four(Written written) { direct.trace("not-this", written.word()); }
                    void five(Kind kind) { direct.trace("not-this", kind.word()); }
                    enum Kind {
                        ONE("by-enum"), TWO(Direct.NAMED);
                        private final String word;
                        Kind(String word) { this.word = word; }
                        String word() { return word; }
                    }
                }
                """));
        assertThat(acts.words())
                .containsExactly(
                        "by-choice",
                        "by-constant",
                        "by-enum",
                        "by-literal",
                        "by-method",
                        "by-other-module",
                        "by-record");
        assertThat(acts.beginnings()).containsExactly("begun-");
        assertThat(acts.unclear()).containsExactly("Direct: kind.look()");
    }
}
