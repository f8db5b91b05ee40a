package org.cityplus.cases.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.citation.Citations;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.cases.definition.expression.Expressions;
import org.cityplus.cases.definition.yaml.YamlNode;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a life event: {@code life-event.yaml}, {@code zh-CN.yaml}, {@code en.yaml}, in the same language as services, against all
 * versions of the services it names.
 */
final class LifeEventReader {
    static final String MAIN = "life-event.yaml";
    static final List<String> FILES = List.of(MAIN, DefinitionFiles.ZH, DefinitionFiles.EN);

    private final Problems problems = new Problems();
    private final String id;
    private final Map<String, List<ServiceDefinition>> versions;
    private final City city;

    private LifeEventReader(String id, List<ServiceDefinition> versions, City city) {
        this.id = id;
        this.versions = versions.stream().collect(Collectors.groupingBy(ServiceDefinition::id));
        this.city = city;
    }

    /** What was read; nothing when there is an error among the problems. */
    record Reading(Optional<LifeEvent> event, List<Problem> problems) {}

    /** Reads the folder {@code …/life-events/<id>}. */
    static Reading read(Path folder, List<ServiceDefinition> versions, City city) {
        String id = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return read(id, DefinitionFiles.contents(folder, FILES), versions, city);
    }

    /** Reads a life event from the content of its files by name. */
    static Reading read(String id, Map<String, byte[]> contents, List<ServiceDefinition> versions, City city) {
        return new LifeEventReader(id, versions, city).reading(contents);
    }

    private String prefix() {
        return "life-events/" + id + "/";
    }

    private Reading reading(Map<String, byte[]> contents) {
        Optional<LifeEvent> event =
                DefinitionFiles.read(contents, FILES, prefix(), problems).map(this::event);
        return new Reading(problems.hasErrors() ? Optional.empty() : event, problems.list());
    }

    private Piece piece(DefinitionFiles files, String name, SchemaCheck check) {
        YamlNode root = files.root(name);
        String file = prefix() + name;
        return new Piece(new Piece.Source(file, problems, check.check(file, root, problems)), root, "");
    }

    private LifeEvent event(DefinitionFiles files) {
        Piece event = piece(files, MAIN, SchemaCheck.LIFE_EVENT);
        Words words = new Words(
                piece(files, DefinitionFiles.ZH, SchemaCheck.LIFE_EVENT_TEXTS),
                piece(files, DefinitionFiles.EN, SchemaCheck.LIFE_EVENT_TEXTS),
                MAIN,
                new Citations(city.laws()));
        DefinitionReader.mustBe(event, "id", id);
        event.findDay("checked");
        Conditions conditions = new Conditions(new Expressions(Outline.of(event).vocabulary(), city::calendar));
        List<Section> sections = new SectionReader(words, conditions).read(event.list("sections"));
        List<LifeEvent.Member> members = members(event, words, conditions);
        LifeEvent read = new LifeEvent(
                id,
                event.integer("order", 100),
                event.text("icon"),
                event.text("tint"),
                words.get("name"),
                words.get("tile"),
                words.get("explains"),
                words.all("keywords"),
                sections,
                members,
                new SharedReader(members, versions).read(event.list("shared")));
        words.warnOfUnused();
        return read;
    }

    private List<LifeEvent.Member> members(Piece event, Words words, Conditions conditions) {
        List<LifeEvent.Member> members = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (Piece piece : event.list("services")) {
            String service = piece.text("service");
            Piece place = piece.find("service").orElse(piece);
            List<ServiceDefinition> known = versions.getOrDefault(service, List.of());
            if (known.isEmpty()) {
                if (place.isSound()) {
                    place.error(
                            new LocalizedText("没有叫「" + service + "」的服务", "there is no service “" + service + "”"),
                            new LocalizedText("写 services 下一个文件夹的名字", "Name a folder under services"));
                }
                continue;
            }
            LifeEvent.Whose whose = piece.text("for").equals("child") ? LifeEvent.Whose.CHILD : LifeEvent.Whose.SELF;
            mayBeFiled(place, known, whose);
            List<String> after = after(piece, before);
            if (!before.add(service)) {
                place.error(
                        new LocalizedText("「" + service + "」写了两次", "“" + service + "” is there twice"),
                        new LocalizedText("删掉一个", "Remove one"));
                continue;
            }
            @Nullable Expression when = conditions.readOrNull(piece, "when");
            members.add(new LifeEvent.Member(
                    service,
                    whose,
                    when,
                    after,
                    words.get("services", service, "why"),
                    piece.find("when").isEmpty() ? null : words.get("services", service, "only")));
        }
        return List.copyOf(members);
    }

    /** A child's service needs a guardian to be allowed, everybody else's the person themselves or who acts for them. */
    private static void mayBeFiled(Piece place, List<ServiceDefinition> known, LifeEvent.Whose whose) {
        boolean may = known.stream()
                .flatMap(version -> version.applicants().stream())
                .anyMatch(rule -> whose == LifeEvent.Whose.SELF || rule.as() == ApplicantRule.As.GUARDIAN);
        if (!may) {
            place.error(
                    new LocalizedText("监护人不能办这一项", "no guardian may file it"),
                    new LocalizedText(
                            "删掉 for: child，或者在服务里写 applicants: guardian",
                            "Remove for: child, or let guardians apply in the service"));
        }
    }

    private static List<String> after(Piece piece, Set<String> before) {
        List<String> after = new ArrayList<>();
        for (Piece earlier : piece.list("after")) {
            if (before.contains(earlier.text())) {
                after.add(earlier.text());
            } else if (earlier.isSound()) {
                earlier.error(
                        new LocalizedText(
                                "after 只能写排在前面的服务；「" + earlier.text() + "」不在前面",
                                "after names services before this one; “" + earlier.text() + "” is not"),
                        new LocalizedText("把那一项移到前面", "Move that one before this one"));
            }
        }
        return List.copyOf(after);
    }
}
