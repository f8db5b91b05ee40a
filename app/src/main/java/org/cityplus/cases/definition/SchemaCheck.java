package org.cityplus.cases.definition;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.cityplus.cases.definition.yaml.Mark;
import org.cityplus.cases.definition.yaml.YamlNode;

/** A file against its JSON Schema, the same one that editors use; what is wrong is told with its line. */
final class SchemaCheck {
    static final SchemaCheck SERVICE = new SchemaCheck("service.schema.json");
    static final SchemaCheck TEXTS = new SchemaCheck("service-texts.schema.json");
    static final SchemaCheck LIFE_EVENT = new SchemaCheck("life-event.schema.json");
    static final SchemaCheck LIFE_EVENT_TEXTS = new SchemaCheck("life-event-texts.schema.json");

    private final Schema schema;

    private SchemaCheck(String name) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/schemas/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no schema " + name);
            }
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The places at which something was found. */
    static final class Found {
        private final Set<String> places = new HashSet<>();

        boolean isSound(String path) {
            return places.stream()
                    .noneMatch(place -> place.equals(path)
                            || place.startsWith(path + ".")
                            || place.startsWith(path + "[")
                            || path.isEmpty() && !place.isEmpty());
        }

        void add(String path) {
            places.add(path);
        }
    }

    Found check(String file, YamlNode root, Problems problems) {
        Found found = new Found();
        for (Error error : schema.validate(root.json())) {
            Place place = Place.of(root, error.getInstanceLocation());
            var told = SchemaWords.of(error);
            if (error.getKeyword().equals("additionalProperties") && place.node instanceof YamlNode.Mapping mapping) {
                Mark at = mapping.keyAt(error.getProperty());
                String path = place.path.isEmpty() ? error.getProperty() : place.path + "." + error.getProperty();
                found.add(path);
                problems.error(file, at, path, told.rule(), told.remedy());
            } else {
                found.add(place.path);
                problems.error(file, place.node.at(), place.path, told.rule(), told.remedy());
            }
        }
        return found;
    }

    private record Place(YamlNode node, String path) {
        static Place of(YamlNode root, NodePath location) {
            YamlNode node = root;
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < location.getNameCount(); i++) {
                String name = String.valueOf(location.getElement(i));
                switch (node) {
                    case YamlNode.Sequence sequence -> {
                        node = sequence.items().get(Integer.parseInt(name));
                        path.append('[').append(name).append(']');
                    }
                    case YamlNode.Mapping _ -> {
                        node = node.find(name).orElse(node);
                        path.append(path.isEmpty() ? "" : ".").append(name);
                    }
                    case YamlNode.Scalar _ -> {}
                }
            }
            return new Place(node, path.toString());
        }
    }
}
