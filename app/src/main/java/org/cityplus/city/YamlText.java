package org.cityplus.city;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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
        return new Yaml(options).dump(mapping).getBytes(StandardCharsets.UTF_8);
    }
}
