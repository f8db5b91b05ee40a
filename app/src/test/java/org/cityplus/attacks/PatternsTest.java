package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every regular expression in the source against long strings made to hold it up: counted in steps, not in seconds. */
class PatternsTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** A literal where a regular expression belongs. */
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final int LENGTH = 3000;

    /** Looks at each sign so often, on average: a linear expression needs a few. */
    private static final long STEPS = 200L * LENGTH;

    private static final long SMALL_STACK = 256 << 10;

    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private final long[] steps;

        Counted(CharSequence text, long[] steps) {
            this.text = text;
            this.steps = steps;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > STEPS) {
                throw new IllegalStateException("more than " + STEPS + " steps");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static List<String> expressions() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher literal = EXPRESSION.matcher(Files.readString(source));
                while (literal.find()) {
                    found.add(literal.group(1).translateEscapes());
                }
            }
        }
        return List.copyOf(found);
    }

    /** Repetitions of what the expression itself speaks of, with an end that fits nowhere. */
    private static List<String> adversaries(String expression) {
        List<String> pieces =
                new ArrayList<>(List.of("a", "0", " ", "A0", "-", "a-", "\t ", "z.", "://", "中", "_", ":", "/"));
        expression
                .codePoints()
                .filter(sign -> "\\[](){}*+?|^$.".indexOf(sign) < 0)
                .distinct()
                .forEach(sign -> pieces.add(Character.toString(sign)));
        List<String> adversaries = new ArrayList<>();
        for (String piece : pieces) {
            String many = piece.repeat(LENGTH / piece.length());
            adversaries.add(many);
            adversaries.add(many + "\u0001");
            adversaries.add("\u0001" + many);
            adversaries.add("a" + many + "!");
        }
        return adversaries;
    }

    private static void run(String expression, String adversary) {
        Pattern pattern = Pattern.compile(expression);
        pattern.matcher(new Counted(adversary, new long[1])).matches();
        Matcher found = pattern.matcher(new Counted(adversary, new long[1]));
        int rounds = 0;
        while (found.find() && rounds++ <= LENGTH) {
            // Every find of a replacement, on one count.
        }
    }

    @Test
    void noExpressionCanBeHeldUp() throws Exception {
        List<String> all = expressions();
        assertThat(all).hasSizeGreaterThan(30);
        List<String> slow = new ArrayList<>();
        // On a small stack, so that how warm the machine is does not decide whether recursion is noticed.
        Thread narrow = new Thread(null, () -> slow.addAll(held(all)), "narrow", SMALL_STACK);
        narrow.start();
        narrow.join();
        assertThat(slow).isEmpty();
    }

    private static List<String> held(List<String> all) {
        List<String> slow = new ArrayList<>();
        for (String expression : all) {
            for (String adversary : adversaries(expression)) {
                try {
                    run(expression, adversary);
                } catch (IllegalStateException | StackOverflowError e) {
                    slow.add(expression + " on " + adversary.substring(0, 12) + "…: " + e);
                    break;
                }
            }
        }
        return slow;
    }

    @Test
    void anExpressionThatCanIsNoticed() {
        assertThatThrownBy(() -> run("(a+)+b", "a".repeat(LENGTH))).hasMessageContaining("steps");
    }
}
