package org.cityplus.cases.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cityplus.cases.definition.citation.Citations;
import org.cityplus.cases.definition.expression.Expressions;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.yaml.YamlNode;
import org.cityplus.city.City;
import org.cityplus.city.WorkingCalendar;
import org.cityplus.kernel.LocalizedText;

/**
 * Reads one version of a service: {@code service.yaml}, {@code zh-CN.yaml}, {@code en.yaml}. What it does not know, it refuses, and it
 * goes on to find everything that is wrong.
 */
final class DefinitionReader {
    /** Of what a service may tell in words of its own; the schema knows the same. */
    private static final List<String> NOTIFICATIONS = List.of(
            "lodged",
            "accepted",
            "accepted-silently",
            "more-asked",
            "more-given",
            "not-accepted",
            "paid",
            "booked",
            "missed",
            "granted",
            "refused",
            "issued",
            "delivered",
            "lapsed");

    private final Problems problems = new Problems();
    private final Supplier<WorkingCalendar> calendar;
    private final Citations citations;
    private final String id;
    private final String version;

    private DefinitionReader(City city, String id, String version) {
        this.calendar = city::calendar;
        this.citations = new Citations(city.laws());
        this.id = id;
        this.version = version;
    }

    /** What was read; no definition when there is an error among the problems. */
    record Reading(Optional<Loaded> loaded, List<Problem> problems) {}

    /** A definition with the files it was read from. */
    record Loaded(ServiceDefinition definition, DefinitionFiles files) {}

    /** Reads the folder {@code …/services/<id>/<version>}. */
    static Reading read(Path folder, City city) {
        Path whole = folder.toAbsolutePath().normalize();
        String version = String.valueOf(whole.getFileName());
        String id = String.valueOf(
                whole.getParent() == null ? whole : whole.getParent().getFileName());
        DefinitionReader reader = new DefinitionReader(city, id, version);
        return reader.reading(DefinitionFiles.read(folder, reader.prefix(), reader.problems));
    }

    /** Reads a version from the content of its files by name. */
    static Reading read(String id, String version, Map<String, byte[]> contents, City city) {
        DefinitionReader reader = new DefinitionReader(city, id, version);
        return reader.reading(DefinitionFiles.read(contents, reader.prefix(), reader.problems));
    }

    private String prefix() {
        return id + "/" + version + "/";
    }

    private Reading reading(Optional<DefinitionFiles> files) {
        Optional<ServiceDefinition> definition = files.map(this::definition);
        List<Problem> found = problems.list();
        if (problems.hasErrors()) {
            return new Reading(Optional.empty(), found);
        }
        return new Reading(definition.flatMap(read -> files.map(from -> new Loaded(read, from))), found);
    }

    private Piece piece(DefinitionFiles files, String name, SchemaCheck check) {
        YamlNode root = files.root(name);
        String file = prefix() + name;
        return new Piece(new Piece.Source(file, problems, check.check(file, root, problems)), root, "");
    }

    private ServiceDefinition definition(DefinitionFiles files) {
        Piece service = piece(files, DefinitionFiles.SERVICE, SchemaCheck.SERVICE);
        Words words = new Words(
                piece(files, DefinitionFiles.ZH, SchemaCheck.TEXTS),
                piece(files, DefinitionFiles.EN, SchemaCheck.TEXTS),
                citations);
        mustBe(service, "id", id);
        mustBe(service, "version", version);
        Outline outline = Outline.of(service);
        Conditions conditions = new Conditions(new Expressions(outline.vocabulary(), calendar));
        List<Section> sections = new SectionReader(words, conditions).read(service.list("sections"));
        Reachability.warn(service, sections);
        PartsReader parts = new PartsReader(words, conditions, citations);
        needField(service, sections, "name", FieldType.TEXT);
        needField(service, sections, "office", FieldType.OFFICE);
        int promised = service.find("promise")
                .map(promise -> promise.integer("workingDays", 0))
                .orElse(0);
        List<Fee> fees = parts.fees(service);
        Process process = service.find("process")
                .map(piece -> ProcessReader.read(piece, promised))
                .orElse(Process.BEFORE);
        if (service.find("process").filter(Piece::isSound).isPresent()) {
            ProcessReader.compare(service, process, fees);
        }
        ServiceDefinition definition = new ServiceDefinition(
                id,
                version,
                files.digest(),
                service.day("effective"),
                service.findDay("ends").orElse(null),
                service.integer("order", 100),
                service.text("icon"),
                service.text("tint"),
                service.text("agencyKind"),
                service.text("numberPrefix"),
                service.integer("minutes", 0),
                service.integer("visits", 0),
                promised,
                process,
                new SourceReader(words, citations).read(service, process),
                parts.applicants(service.list("applicants")),
                parts.legalBasis(service.list("legalBasis")),
                fees,
                sections,
                rules(service, sections, words, conditions),
                parts.grounds(service.list("refusalGrounds")),
                words.get("name"),
                words.get("short"),
                words.get("tile"),
                words.all("keywords"),
                words.get("where"),
                words.get("forWhom"),
                words.get("outcome"),
                parts.documents(service.list("documents")),
                parts.steps(),
                words.get("notice"),
                notifications(words),
                words.get("remedy"));
        service.findDay("checked");
        words.warnOfUnused();
        return definition;
    }

    static void mustBe(Piece service, String key, String folder) {
        service.find(key)
                .filter(piece -> piece.isSound() && !piece.text().equals(folder))
                .ifPresent(piece -> piece.error(
                        new LocalizedText(key + " 要和文件夹同名：" + folder, key + " must be the folder’s name, " + folder),
                        new LocalizedText("改这里，或者改文件夹的名字", "Change it here, or rename the folder")));
    }

    /** What a case cannot do without: whose it is, and which office works on it. */
    private static void needField(Piece service, List<Section> sections, String id, FieldType type) {
        boolean there = sections.stream()
                .flatMap(section -> section.fields().stream())
                .anyMatch(field ->
                        field.id().equals(id) && field.type() == type && field.required() && !field.isConditional());
        Piece place = service.find("sections").orElse(service);
        if (!there && place.isSound()) {
            place.error(
                    new LocalizedText(
                            "要有一道必答、总会问的题 {id: " + id + ", type: " + type.word() + "}",
                            "needs a required question without a condition {id: " + id + ", type: " + type.word()
                                    + "}"),
                    new LocalizedText("补上这道题", "Add it"));
        }
    }

    private List<FormRule> rules(Piece service, List<Section> sections, Words words, Conditions conditions) {
        Set<String> fields = new HashSet<>();
        sections.forEach(section -> section.fields().forEach(field -> fields.add(field.id())));
        List<FormRule> rules = new ArrayList<>();
        for (Named one : Named.eachOnce(service.list("rules"))) {
            Piece rule = one.piece();
            String field = rule.text("field");
            if (!fields.contains(field)
                    && rule.isSound()
                    && service.find("sections").filter(Piece::isSound).isPresent()) {
                rule.find("field")
                        .orElse(rule)
                        .error(
                                new LocalizedText("没有叫「" + field + "」的题", "there is no question “" + field + "”"),
                                new LocalizedText(
                                        "写一道题的 id；地址写 id.line，一组写 id.count",
                                        "Name a question; for an address id.line, for a group id.count"));
            }
            LocalizedText says = words.get("rules", one.id());
            conditions.read(rule, "check").ifPresent(check -> rules.add(new FormRule(one.id(), field, check, says)));
        }
        return List.copyOf(rules);
    }

    private static Map<String, LocalizedText> notifications(Words words) {
        Map<String, LocalizedText> notifications = new LinkedHashMap<>();
        for (String what : NOTIFICATIONS) {
            words.find("notifications", what).ifPresent(text -> notifications.put(what, text));
        }
        return Map.copyOf(notifications);
    }
}
