package org.cityplus.cases.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cityplus.cases.definition.yaml.Mark;
import org.cityplus.cases.definition.yaml.YamlFault;
import org.cityplus.cases.definition.yaml.YamlNode;
import org.cityplus.cases.definition.yaml.YamlReader;
import org.cityplus.kernel.LocalizedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The three files of one version as YAML, before anybody asks what they mean. */
record DefinitionFiles(Map<String, YamlNode> roots) {
    static final String SERVICE = "service.yaml";
    static final String ZH = "zh-CN.yaml";
    static final String EN = "en.yaml";
    static final List<String> ALL = List.of(SERVICE, ZH, EN);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is in the folder of a version; {@code prefix} names that folder in problems. */
    static Optional<DefinitionFiles> read(Path folder, String prefix, Problems problems) {
        return read(contents(folder, ALL), ALL, prefix, problems);
    }

    /** The content of those of {@code names} that are there; of a file longer than any may be, as much as says so. */
    static Map<String, byte[]> contents(Path folder, List<String> names) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : names) {
            Path file = folder.resolve(name);
            try {
                if (Files.isRegularFile(file)) {
                    contents.put(name, Files.size(file) > 1 << 20 ? new byte[1 << 20] : Files.readAllBytes(file));
                }
            } catch (IOException e) {
                contents.remove(name);
            }
        }
        return contents;
    }

    static Optional<DefinitionFiles> read(Map<String, byte[]> contents, String prefix, Problems problems) {
        return read(contents, ALL, prefix, problems);
    }

    /** The files {@code names}, all of which must be there. */
    static Optional<DefinitionFiles> read(
            Map<String, byte[]> contents, List<String> names, String prefix, Problems problems) {
        Map<String, YamlNode> roots = new LinkedHashMap<>();
        for (String name : names) {
            String file = prefix + name;
            byte[] content = contents.get(name);
            if (content == null) {
                problems.error(
                        file,
                        Mark.START,
                        "",
                        new LocalizedText(
                                "缺这个文件；文件夹里要有 " + String.join("、", names),
                                "missing; the folder has " + String.join(", ", names)),
                        new LocalizedText("照旁边的文件夹补上", "Add it as the folder beside has it"));
                continue;
            }
            YamlReader.Reading reading = YamlReader.read(content);
            for (YamlFault fault : reading.faults()) {
                problems.error(file, fault.at(), fault.path(), fault.rule(), fault.remedy());
            }
            reading.root().filter(root -> isMapping(root, file, problems)).ifPresent(root -> roots.put(name, root));
        }
        return roots.size() == names.size() ? Optional.of(new DefinitionFiles(roots)) : Optional.empty();
    }

    private static boolean isMapping(YamlNode root, String file, Problems problems) {
        if (root instanceof YamlNode.Mapping) {
            return true;
        }
        problems.error(
                file,
                root.at(),
                "",
                new LocalizedText("文件要由「键: 值」组成", "a file consists of keys and values"),
                new LocalizedText("照旁边文件夹里的同名文件改", "Compare the file of that name in another folder"));
        return false;
    }

    YamlNode root(String name) {
        YamlNode root = roots.get(name);
        if (root == null) {
            throw new IllegalStateException(name);
        }
        return root;
    }

    /** A file's content without layout and comments, keys in order; JSON, which is YAML too. */
    String canonical(String name) {
        return JSON.writeValueAsString(sorted(root(name).json()));
    }

    /** SHA-256 over the canonical content of all three. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : ALL) {
                byte[] content = canonical(name).getBytes(StandardCharsets.UTF_8);
                digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node.isObject()) {
            var object = make.objectNode();
            new TreeMap<>(Map.copyOf(node.properties().stream()
                            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))))
                    .forEach((key, value) -> object.set(key, sorted(value)));
            return object;
        }
        if (node.isArray()) {
            var array = make.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return node;
    }
}
