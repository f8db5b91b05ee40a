package org.cityplus.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares text bundles with each other and with the sources that use them. */
final class TextAudit {
    /** Where a literal must be a key of a bundle. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:\\bt|Message\\.of|getMessage)\\(\\s*\"([^\"]+)\"\\s*[,)]|new (?:Tab|DeskEntry|MeLink)\\([^;]*?\"([a-z]+\\.[^\"]+)\"\\s*(?:,[^)]*)?\\)");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+[.][a-zA-Z0-9.-]*)\"");

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

    private static Set<String> minus(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
