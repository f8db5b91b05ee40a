package org.cityplus.city;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** Reads and writes {@code texts/zh-CN.yaml} and {@code texts/en.yaml}, which must have the same keys. */
final class TextFiles {
    private static final int LONGEST = 500;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*+([.-][a-z0-9]++)*+");
    private static final String ZH = "texts/zh-CN.yaml";
    private static final String EN = "texts/en.yaml";

    private TextFiles() {}

    static Map<String, LocalizedText> read(Pack pack) {
        YamlMap zh = pack.yaml(ZH);
        YamlMap en = pack.yaml(EN);
        Map<String, LocalizedText> texts = new TreeMap<>();
        for (String key : zh.keys()) {
            if (!KEY.matcher(key).matches()) {
                zh.report(key, Message.of("city.pack.text-key"));
            }
            if (en.keys().contains(key)) {
                texts.put(key, new LocalizedText(zh.plain(key, LONGEST), en.plain(key, LONGEST)));
            } else {
                zh.report(key, Message.of("city.pack.translated", EN));
            }
        }
        en.keys().stream()
                .filter(key -> !zh.keys().contains(key))
                .forEach(key -> en.report(key, Message.of("city.pack.translated", ZH)));
        return texts;
    }

    /** The same with one text as somebody typed it, right or wrong. */
    static void writeTyped(
            Map<String, LocalizedText> texts, String key, String zh, String en, Map<String, byte[]> files) {
        Map<String, Object> chinese = new TreeMap<>();
        Map<String, Object> english = new TreeMap<>();
        texts.forEach((each, text) -> {
            chinese.put(each, each.equals(key) ? zh : text.zh());
            english.put(each, each.equals(key) ? en : text.en());
        });
        files.put(ZH, YamlText.of(chinese));
        files.put(EN, YamlText.of(english));
    }

    static void write(Map<String, LocalizedText> texts, Map<String, byte[]> files) {
        Map<String, Object> zh = new TreeMap<>();
        Map<String, Object> en = new TreeMap<>();
        texts.forEach((key, text) -> {
            zh.put(key, text.zh());
            en.put(key, text.en());
        });
        files.put(ZH, YamlText.of(zh));
        files.put(EN, YamlText.of(en));
    }
}
