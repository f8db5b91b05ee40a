package org.cityplus.web;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares text bundles with each other and with the sources that use them. */
final class TextAudit {
    /** Where a literal must be a key of a bundle. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:\\bt|Message\\.of|getMessage)\\(\\s*\"([^\"]+)\"\\s*[,)]|new (?:Tab|DeskEntry|MeLink)\\([^;]*?\"([a-z]+\\.[^\"]+)\"\\s*(?:,[^)]*)?\\)");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+[.][a-zA-Z0-9.-]*)\"");

    /** A place that takes a number; the others take anything. */
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d),(?:choice|number)");

    private static final List<Integer> COUNTS = List.of(0, 1, 2, 5);

    private static final int PLACES = 10;

    private TextAudit() {}

    static List<String> findings(String module, Properties zh, Properties en, String sources) {
        List<String> findings = new ArrayList<>();
        Set<String> chinese = zh.stringPropertyNames();
        Set<String> english = en.stringPropertyNames();
        minus(chinese, english).forEach(key -> findings.add("only in Chinese: " + key));
        minus(english, chinese).forEach(key -> findings.add("only in English: " + key));
        for (String key : new TreeSet<>(chinese)) {
            if (!key.startsWith(module + ".")) {
                findings.add("wrong prefix: " + key);
            }
        }
        for (Properties texts : List.of(zh, en)) {
            texts.forEach((key, text) -> {
                // MessageFormat swallows a straight apostrophe.
                if (text.toString().contains("'")) {
                    findings.add("straight apostrophe, use ’: " + key);
                }
                if (isBroken(text.toString())) {
                    findings.add("cannot be written: " + key);
                }
            });
        }
        Matcher asked = ASKED.matcher(sources);
        while (asked.find()) {
            String key = asked.group(1) == null ? asked.group(2) : asked.group(1);
            if (key.startsWith(module + ".") && !chinese.contains(key)) {
                findings.add("used but missing: " + key);
            }
        }
        Set<String> literals = new TreeSet<>();
        Matcher literal = LITERAL.matcher(sources);
        while (literal.find()) {
            literals.add(literal.group(1));
        }
        for (String key : new TreeSet<>(chinese)) {
            if (literals.stream().noneMatch(used -> used.equals(key) || isPrefix(used, key))) {
                findings.add("unused: " + key);
            }
        }
        return findings;
    }

    /** {@code "cases.state." + state}: a literal that ends in a dot stands for all keys below it. */
    private static boolean isPrefix(String used, String key) {
        return used.endsWith(".") && used.indexOf('.') < used.length() - 1 && key.startsWith(used);
    }

    /** Whether the pattern fails for any count, or leaves a brace: what a choice chose is a pattern of its own, read only then. */
    private static boolean isBroken(String pattern) {
        Set<Integer> counted = new TreeSet<>();
        COUNTED.matcher(pattern).results().forEach(found -> counted.add(Integer.valueOf(found.group(1))));
        try {
            var format = new MessageFormat(pattern, Locale.ENGLISH);
            return samples(List.copyOf(counted))
                    .anyMatch(sample -> format.format(sample).matches("(?s).*[{}].*"));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Every combination of counts at the places that are {@code counted}, and a text at every other. */
    private static Stream<Object[]> samples(List<Integer> counted) {
        Object[] texts = new Object[PLACES];
        Arrays.fill(texts, "text");
        Stream<Object[]> all = Stream.of((Object) texts).map(Object[].class::cast);
        for (int place : counted) {
            all = all.flatMap(sample -> COUNTS.stream().map(count -> {
                Object[] other = sample.clone();
                other[place] = count;
                return other;
            }));
        }
        return all;
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
