package org.cityplus.cases.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.yaml.YamlNode;
import org.cityplus.kernel.LocalizedText;
import tools.jackson.databind.JsonNode;

/**
 * A part of a definition's file, with its place. Readers of a part of {@code service.yaml} that have a package of their own take
 * one of these and report what is wrong to the same list.
 */
public final class Piece {
    private final Source source;
    private final YamlNode node;
    private final String path;

    Piece(Source source, YamlNode node, String path) {
        this.source = source;
        this.node = node;
        this.path = path;
    }

    /** The file a piece is from. */
    record Source(String file, Problems problems, SchemaCheck.Found found) {}

    public Optional<Piece> find(String key) {
        return node.find(key).map(value -> new Piece(source, value, path.isEmpty() ? key : path + "." + key));
    }

    /** The parts of the list under {@code key}; none when there is no such list. */
    public List<Piece> list(String key) {
        return find(key).map(Piece::items).orElse(List.of());
    }

    public List<Piece> items() {
        List<Piece> items = new ArrayList<>();
        for (YamlNode item : node.list()) {
            items.add(new Piece(source, item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    /** The parts of this mapping by key. */
    public Map<String, Piece> entries() {
        Map<String, Piece> entries = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().keySet().forEach(key -> entries.put(key, find(key).orElseThrow()));
        }
        return entries;
    }

    /** This single value as it is written. */
    public String text() {
        return node.text();
    }

    public Optional<String> findText(String key) {
        return node.find(key).map(YamlNode::text).filter(text -> !text.isBlank());
    }

    public String text(String key) {
        return findText(key).orElse("");
    }

    public int integer(String key, int otherwise) {
        JsonNode value = json(key);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : otherwise;
    }

    public long number(String key) {
        JsonNode value = json(key);
        return value.isIntegralNumber() ? value.longValue() : 0;
    }

    public boolean flag(String key, boolean otherwise) {
        JsonNode value = json(key);
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    /** A day that exists; one that does not is reported. */
    public Optional<LocalDate> findDay(String key) {
        return find(key).filter(Piece::isSound).flatMap(day -> {
            try {
                return Optional.of(LocalDate.parse(day.text()));
            } catch (DateTimeException e) {
                day.error(
                        new LocalizedText("日历上没有 " + day.text() + " 这一天", "there is no day " + day.text()),
                        new LocalizedText("改成有的日子，写成 2026-01-31", "Use a day that exists, written 2026-01-31"));
                return Optional.empty();
            }
        });
    }

    LocalDate day(String key) {
        return findDay(key).orElse(LocalDate.EPOCH);
    }

    /** Whether nothing here or below is known to be wrong. */
    public boolean isSound() {
        return source.found.isSound(path);
    }

    public void error(LocalizedText rule, LocalizedText remedy) {
        source.problems.error(source.file, node.at(), path, rule, remedy);
    }

    public void warning(LocalizedText rule, LocalizedText remedy) {
        source.problems.warning(source.file, node.at(), path, rule, remedy);
    }

    /** Reports something at a column of this single value. */
    void errorAt(int column, LocalizedText rule, LocalizedText remedy) {
        boolean oneLine = node.text().indexOf('\n') < 0;
        int quote = node instanceof YamlNode.Scalar scalar && !scalar.plain() ? 1 : 0;
        int at = oneLine ? node.at().column() + quote + column : node.at().column();
        source.problems.error(
                source.file,
                new org.cityplus.cases.definition.yaml.Mark(node.at().line(), at),
                path,
                rule,
                remedy);
    }

    public String path() {
        return path;
    }

    YamlNode node() {
        return node;
    }

    private JsonNode json(String key) {
        return node.find(key)
                .map(YamlNode::json)
                .orElseGet(() -> tools.jackson.databind.node.JsonNodeFactory.instance.missingNode());
    }
}
