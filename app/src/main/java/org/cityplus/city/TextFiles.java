package org.cityplus.city;

import java.util.Map;
import java.util.TreeMap;
import org.cityplus.kernel.LocalizedText;

/** Reads {@code texts/zh-CN.yaml} and {@code texts/en.yaml}, which must have the same keys. */
final class TextFiles {
    private TextFiles() {}

    static Map<String, LocalizedText> read(Pack pack) {
        YamlMap zh = pack.yaml("texts/zh-CN.yaml");
        YamlMap en = pack.yaml("texts/en.yaml");
        Map<String, LocalizedText> texts = new TreeMap<>();
        for (String key : zh.keys()) {
            if (en.keys().contains(key)) {
                texts.put(key, new LocalizedText(zh.text(key), en.text(key)));
            } else {
                zh.report(key, "must also be in texts/en.yaml", "Translate it there");
            }
        }
        en.keys().stream()
                .filter(key -> !zh.keys().contains(key))
                .forEach(key -> en.report(key, "must also be in texts/zh-CN.yaml", "Translate it there"));
        return texts;
    }
}
