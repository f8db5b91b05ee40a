package org.cityplus.cases.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cityplus.cases.definition.TextFile.FieldText;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessReader;
import org.cityplus.files.DocumentType;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a service's folder: {@code service.yaml}, {@code zh-CN.yaml}, {@code en.yaml}. Strict: what it does not know, it refuses. */
final class DefinitionReader {
    private static final int DEFAULT_MAX_LENGTH = 200;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path folder;
    private final ServiceFile service;
    private final TextFile zh;
    private final TextFile en;

    private DefinitionReader(Path folder) {
        this.folder = folder;
        this.service = read("service.yaml", ServiceFile.class);
        this.zh = read("zh-CN.yaml", TextFile.class);
        this.en = read("en.yaml", TextFile.class);
    }

    static ServiceDefinition read(Path folder) {
        return new DefinitionReader(folder).definition();
    }

    private <T extends Record> T read(String name, Class<T> type) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new DefinitionException(file + ": missing. A service has service.yaml, zh-CN.yaml and en.yaml.");
        }
        try {
            @Nullable T read = YAML.readValue(file, type);
            if (read == null) {
                throw new DefinitionException(file + ": is empty. Fill it in as in another service's folder.");
            }
            List<String> missing = Complete.missing(read);
            if (!missing.isEmpty()) {
                throw new DefinitionException(file + ": missing " + String.join(", ", missing) + ". Add it.");
            }
            return read;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String line = at == null ? "" : " line " + at.getLineNr();
            throw new DefinitionException(file + line + ": " + place(e) + e.getOriginalMessage());
        }
    }

    /** Where in the file, such as {@code fees[0].fen: }; empty when it was not yet read as far as that. */
    private static String place(JacksonException e) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            place.append(name == null ? "[" + step.getIndex() + "]" : place.isEmpty() ? name : "." + name);
        }
        return place.isEmpty() ? "" : place + ": ";
    }

    private ServiceDefinition definition() {
        if (!service.id().equals(String.valueOf(folder.getFileName()))) {
            throw wrong("service.yaml", "id", "must be the folder's name, " + folder.getFileName());
        }
        if (service.fees().isEmpty()) {
            throw wrong("service.yaml", "fees", "needs at least one entry; a free service has one with fen: 0");
        }
        if (service.fees().stream().anyMatch(fee -> fee.fen() < 0)) {
            throw wrong("service.yaml", "fees", "must not be below 0 fen");
        }
        requireFieldsThatAgree();
        needField("office", FieldType.OFFICE);
        needField("name", FieldType.TEXT);
        return new ServiceDefinition(
                service.id(),
                service.version(),
                service.effective(),
                service.icon(),
                service.tint(),
                service.agencyKind(),
                service.numberPrefix(),
                service.minutes(),
                service.visits(),
                Boolean.TRUE.equals(service.forOthers()),
                service.promise().workingDays(),
                process(),
                List.copyOf(service.fees()),
                service.sections().stream().map(this::section).toList(),
                service.refusalGrounds().stream().map(this::ground).toList(),
                both(zh.name(), en.name()),
                both(zh.shortName(), en.shortName()),
                both(zh.tile(), en.tile()),
                keywords(),
                both(zh.forWhom(), en.forWhom()),
                both(zh.outcome(), en.outcome()),
                preparations(),
                steps(),
                paired("law", zh.law(), en.law()).stream()
                        .map(pair -> both(pair.zh(), pair.en()))
                        .toList(),
                both(zh.notice(), en.notice()),
                both(zh.remedy(), en.remedy()));
    }

    private Process process() {
        try {
            return ProcessReader.read(service.process(), service.promise().workingDays());
        } catch (ProcessReader.Wrong wrong) {
            throw wrong("service.yaml", wrong.place(), wrong.rule());
        }
    }

    private void requireFieldsThatAgree() {
        Set<String> known = new HashSet<>();
        for (ServiceFile.SectionEntry section : service.sections()) {
            for (ServiceFile.FieldEntry field : section.fields()) {
                Condition condition = field.onlyWhen();
                if (condition != null && !known.contains(condition.field())) {
                    throw wrong(
                            "service.yaml",
                            "fields." + field.id() + ".onlyWhen",
                            "must name a field asked before it; none is called " + condition.field());
                }
                if (!known.add(field.id())) {
                    throw wrong(
                            "service.yaml", "fields." + field.id(), "is there twice; each field has an id of its own");
                }
            }
        }
    }

    /** What a case cannot do without: whose it is, and which office works on it. */
    private void needField(String id, FieldType type) {
        boolean there = service.sections().stream()
                .flatMap(section -> section.fields().stream())
                .anyMatch(field -> field.id().equals(id) && field.type().equals(type.word()));
        if (!there) {
            throw wrong("service.yaml", "sections", "needs a field {id: " + id + ", type: " + type.word() + "}");
        }
    }

    private List<String> keywords() {
        List<String> all = new ArrayList<>(zh.keywords());
        all.addAll(en.keywords());
        return List.copyOf(all);
    }

    private Section section(ServiceFile.SectionEntry entry) {
        if (entry.fields().isEmpty() || entry.fields().size() > 5) {
            throw wrong("service.yaml", "sections." + entry.id(), "needs one to five fields");
        }
        return new Section(
                entry.id(),
                both(
                        text("sections", entry.id(), zh.sections(), "zh-CN.yaml")
                                .title(),
                        text("sections", entry.id(), en.sections(), "en.yaml").title()),
                entry.fields().stream().map(this::field).toList());
    }

    private Field field(ServiceFile.FieldEntry entry) {
        FieldType type = FieldType.find(entry.type())
                .orElseThrow(
                        () -> wrong("service.yaml", "fields." + entry.id() + ".type", "is not known: " + entry.type()));
        FieldText zhText = text("fields", entry.id(), zh.fields(), "zh-CN.yaml");
        FieldText enText = text("fields", entry.id(), en.fields(), "en.yaml");
        return new Field(
                entry.id(),
                type,
                both(zhText.label(), enText.label()),
                both(zhText.hint(), enText.hint()),
                Objects.requireNonNullElse(entry.maxLength(), DEFAULT_MAX_LENGTH),
                Objects.requireNonNullElse(entry.minimumAge(), 0),
                entry.prefill(),
                options(entry.id(), entry.options()),
                entry.onlyWhen(),
                documents(entry, type),
                both(zhText.purpose(), enText.purpose()),
                both(zhText.basis(), enText.basis()),
                Boolean.TRUE.equals(entry.sensitive()));
    }

    private @Nullable DocumentRule documents(ServiceFile.FieldEntry entry, FieldType type) {
        String place = "fields." + entry.id();
        if (type != FieldType.DOCUMENT) {
            if (entry.accept() != null || entry.maxFiles() != null || entry.maxPages() != null) {
                throw wrong("service.yaml", place, "has accept, maxFiles or maxPages, which only type document has");
            }
            return null;
        }
        DocumentRule unlessSaid = DocumentRule.UNLESS_SAID;
        List<DocumentType> accept = entry.accept() == null
                ? unlessSaid.accept()
                : entry.accept().stream()
                        .map(word -> DocumentType.find(word)
                                .orElseThrow(() -> wrong(
                                        "service.yaml", place + ".accept", "knows pdf, jpeg and png, not " + word)))
                        .toList();
        int files = Objects.requireNonNullElse(entry.maxFiles(), unlessSaid.maxFiles());
        int pages = Objects.requireNonNullElse(entry.maxPages(), unlessSaid.maxPages());
        if (accept.isEmpty()
                || files < 1
                || files > DocumentRule.MOST_FILES
                || pages < 1
                || pages > DocumentRule.MOST_PAGES) {
            throw wrong(
                    "service.yaml",
                    place,
                    "needs something in accept, 1 to %d maxFiles and 1 to %d maxPages"
                            .formatted(DocumentRule.MOST_FILES, DocumentRule.MOST_PAGES));
        }
        return new DocumentRule(accept, files, pages);
    }

    private List<Field.Option> options(String field, @Nullable List<String> ids) {
        if (ids == null) {
            return List.of();
        }
        Map<String, String> zhOptions = text("options", field, zh.options(), "zh-CN.yaml");
        Map<String, String> enOptions = text("options", field, en.options(), "en.yaml");
        return ids.stream()
                .map(id -> new Field.Option(
                        id,
                        both(
                                text("options." + field, id, zhOptions, "zh-CN.yaml"),
                                text("options." + field, id, enOptions, "en.yaml"))))
                .toList();
    }

    private RefusalGround ground(String id) {
        var zhText = text("refusalGrounds", id, zh.refusalGrounds(), "zh-CN.yaml");
        var enText = text("refusalGrounds", id, en.refusalGrounds(), "en.yaml");
        return new RefusalGround(id, both(zhText.name(), enText.name()), both(zhText.source(), enText.source()));
    }

    private List<Preparation> preparations() {
        return paired("prepare", zh.prepare(), en.prepare()).stream()
                .map(pair -> new Preparation(
                        kind(pair.zh().kind(), pair.en().kind()),
                        both(pair.zh().name(), pair.en().name()),
                        both(pair.zh().note(), pair.en().note())))
                .toList();
    }

    private Preparation.Kind kind(String zhKind, String enKind) {
        if (!zhKind.equals(enKind)) {
            throw wrong("en.yaml", "prepare", "has kind " + enKind + " where zh-CN.yaml has " + zhKind);
        }
        return Arrays.stream(Preparation.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(zhKind))
                .findFirst()
                .orElseThrow(() ->
                        wrong("zh-CN.yaml", "prepare", "has an unknown kind: " + zhKind + "; use have, get or onsite"));
    }

    private List<Step> steps() {
        return paired("how", zh.how(), en.how()).stream()
                .map(pair -> new Step(
                        pair.zh().who().equals("you"),
                        both(pair.zh().act(), pair.en().act()),
                        both(pair.zh().note(), pair.en().note())))
                .toList();
    }

    private record Pair<T>(T zh, T en) {}

    private <T> List<Pair<T>> paired(String key, List<T> zhItems, List<T> enItems) {
        if (zhItems.size() != enItems.size()) {
            throw wrong("en.yaml", key, "needs as many entries as zh-CN.yaml has: " + zhItems.size());
        }
        List<Pair<T>> pairs = new ArrayList<>();
        for (int i = 0; i < zhItems.size(); i++) {
            pairs.add(new Pair<>(zhItems.get(i), enItems.get(i)));
        }
        return pairs;
    }

    private <T> T text(String key, String id, Map<String, T> texts, String file) {
        T found = texts.get(id);
        if (found == null) {
            throw wrong(file, key + "." + id, "is missing; service.yaml names it");
        }
        return found;
    }

    private static LocalizedText both(String zh, String en) {
        return new LocalizedText(zh.strip(), en.strip());
    }

    private DefinitionException wrong(String file, String place, String rule) {
        return new DefinitionException(folder.resolve(file) + ": " + place + " " + rule + ".");
    }
}
