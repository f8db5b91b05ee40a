package org.cityplus.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityplus.kernel.Message;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping that remembers lines. Keys given twice and values of the wrong shape are reported. */
final class YamlMap extends Fields {
    private final Problems problems;
    private final String file;
    private final int line;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    YamlMap(Problems problems, String file, int line) {
        super(problems, file);
        this.problems = problems;
        this.file = file;
        this.line = line;
    }

    static YamlMap of(Problems problems, String file, Node node) {
        YamlMap map = new YamlMap(problems, file, lineOf(node));
        if (!(node instanceof MappingNode mapping)) {
            problems.add(file, lineOf(node), "mapping", Message.of("city.pack.mapping"));
            return map;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (map.nodes.putIfAbsent(key, tuple.getValueNode()) != null) {
                problems.add(file, lineOf(tuple.getKeyNode()), key, Message.of("city.pack.once"));
            }
        }
        return map;
    }

    /** Reports every key that is not among {@code keys}. */
    YamlMap only(String... keys) {
        Set<String> known = Set.of(keys);
        nodes.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> report(key, Message.of("city.pack.key-unknown", String.join(", ", keys))));
        return this;
    }

    Set<String> keys() {
        return nodes.keySet();
    }

    @Override
    String value(String field) {
        Node node = nodes.get(field);
        if (node != null && !(node instanceof ScalarNode)) {
            report(field, Message.of("city.pack.single"));
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    @Override
    int lineOf(String field) {
        Node node = nodes.get(field);
        return node == null ? line : lineOf(node);
    }

    /** The mapping under {@code field}; an empty one when there is none. */
    YamlMap map(String field) {
        Node node = nodes.get(field);
        if (node == null) {
            return new YamlMap(problems, file, line);
        }
        return of(problems, file, node);
    }

    /** The plain values of the list under {@code field}. */
    List<String> values(String field) {
        return items(field).stream()
                .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "?")
                .toList();
    }

    /** The mappings of the list under {@code field}. */
    List<YamlMap> maps(String field) {
        return items(field).stream().map(node -> of(problems, file, node)).toList();
    }

    private List<Node> items(String field) {
        if (nodes.get(field) instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        report(field, Message.of("city.pack.list"));
        return List.of();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
