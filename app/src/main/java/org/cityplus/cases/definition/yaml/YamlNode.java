package org.cityplus.cases.definition.yaml;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A part of a YAML file that knows where it stands. */
public sealed interface YamlNode {
    Mark at();

    /** The same as JSON, by the core schema of YAML 1.2; dates stay texts. */
    JsonNode json();

    /** A single value; {@code plain} when it was written without quotes. */
    record Scalar(Mark at, String text, boolean plain) implements YamlNode {
        private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}(\\.\\d{1,9})?");

        @Override
        public JsonNode json() {
            JsonNodeFactory make = JsonNodeFactory.instance;
            if (!plain) {
                return make.stringNode(text);
            }
            return switch (text) {
                case "", "~", "null", "Null", "NULL" -> make.nullNode();
                case "true", "True", "TRUE" -> make.booleanNode(true);
                case "false", "False", "FALSE" -> make.booleanNode(false);
                default -> {
                    if (!NUMBER.matcher(text).matches()) {
                        yield make.stringNode(text);
                    }
                    yield text.indexOf('.') < 0
                            ? make.numberNode(Long.parseLong(text))
                            : make.numberNode(new BigDecimal(text));
                }
            };
        }
    }

    record Sequence(Mark at, List<YamlNode> items) implements YamlNode {
        @Override
        public JsonNode json() {
            var array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    /** Keys with where they stand, in the order of the file. */
    record Mapping(Mark at, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        /** Where {@code key} stands; where the mapping begins when there is no such key. */
        public Mark keyAt(String key) {
            Entry entry = entries.get(key);
            return entry == null ? at : entry.keyAt();
        }

        @Override
        public JsonNode json() {
            var object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().json()));
            return object;
        }
    }

    /** A key's place and value. */
    record Entry(Mark keyAt, YamlNode value) {}

    /** What stands under {@code key}, if this is a mapping that has it. */
    default Optional<YamlNode> find(String key) {
        return this instanceof Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key)).map(Entry::value)
                : Optional.empty();
    }

    /** The parts of a list; none when this is no list. */
    default List<YamlNode> list() {
        return this instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The text of a single value; empty when this is none. */
    default String text() {
        return this instanceof Scalar scalar ? scalar.text() : "";
    }
}
