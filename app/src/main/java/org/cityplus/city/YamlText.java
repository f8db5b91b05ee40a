package org.cityplus.city;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a mapping the way {@link YamlMap} reads it. */
final class YamlText {
    private YamlText() {}

    static byte[] of(Map<String, Object> mapping) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.PLAIN);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setWidth(10_000);
        return new Yaml(options).dump(whole(mapping)).getBytes(StandardCharsets.UTF_8);
    }

    /** Half a character, which only a program sends and no file can hold, becomes a question mark. */
    private static @Nullable Object whole(@Nullable Object value) {
        return switch (value) {
            case String text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            case List<?> list -> list.stream().map(YamlText::whole).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(key, whole(each)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
