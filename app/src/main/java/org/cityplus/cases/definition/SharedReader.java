package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;

/** Reads which questions of a life event's services are one, and whether they can be, in every version there is. */
final class SharedReader {
    private final Map<String, LifeEvent.Member> members;
    private final Map<String, List<ServiceDefinition>> versions;
    private final Set<LifeEvent.Ref> taken = new HashSet<>();

    SharedReader(List<LifeEvent.Member> members, Map<String, List<ServiceDefinition>> versions) {
        this.members = members.stream().collect(Collectors.toMap(LifeEvent.Member::service, member -> member));
        this.versions = versions;
    }

    /** A question as the author names it: of an address or a person all parts. */
    private record Question(Piece piece, String service, Map<String, List<Of>> parts) {}

    /** A question in one version. */
    private record Of(ServiceDefinition version, Field field) {}

    List<LifeEvent.Shared> read(List<Piece> pieces) {
        Map<String, LifeEvent.Shared> read = new LinkedHashMap<>();
        for (Named one : Named.eachOnce(pieces)) {
            Piece piece = one.piece();
            String id = one.id();
            List<Question> named = piece.list("fields").stream()
                    .map(this::named)
                    .flatMap(Optional::stream)
                    .toList();
            shared(id, named).forEach(same -> read.put(same.id(), same));
        }
        return List.copyOf(read.values());
    }

    private Optional<Question> named(Piece piece) {
        String[] written = piece.text().split("\\.", 2);
        if (!piece.isSound() || written.length < 2) {
            return Optional.empty();
        }
        String service = written[0];
        if (!members.containsKey(service)) {
            piece.error(
                    new LocalizedText("「" + service + "」不在 services 里", "“" + service + "” is not among the services"),
                    new LocalizedText("写 services 里的一项", "Name one of the services"));
            return Optional.empty();
        }
        Map<String, List<Of>> parts = new HashMap<>();
        for (ServiceDefinition version : versions.getOrDefault(service, List.of())) {
            version.fields()
                    .filter(field -> isNamed(field, written[1]))
                    .forEach(field -> parts.computeIfAbsent(
                                    field.id().substring(written[1].length()), part -> new ArrayList<>())
                            .add(new Of(version, field)));
        }
        if (parts.isEmpty()) {
            piece.error(
                    new LocalizedText(
                            "「" + service + "」没有叫「" + written[1] + "」的题",
                            "“" + service + "” has no question “" + written[1] + "”"),
                    new LocalizedText(
                            "写一道题的 id，例如 " + service + ".name；重复的一组不能共用",
                            "Name a question, such as " + service + ".name; groups cannot be shared"));
            return Optional.empty();
        }
        return Optional.of(new Question(piece, service, parts));
    }

    private static boolean isNamed(Field field, String name) {
        return field.findWithin()
                .map(within -> within.item() == 0
                        && !field.id().equals(within.count())
                        && (within.id().equals(name) || field.id().equals(name)))
                .orElse(field.id().equals(name));
    }

    private List<LifeEvent.Shared> shared(String id, List<Question> named) {
        if (named.size() < 2) {
            return List.of();
        }
        Question first = named.getFirst();
        Map<String, List<LifeEvent.Ref>> refs = new LinkedHashMap<>();
        Set<String> services = new HashSet<>();
        for (Question one : named) {
            if (!services.add(one.service)) {
                one.piece.error(
                        new LocalizedText("同一项服务的两道题不能是一道", "two questions of one service are not one"),
                        new LocalizedText("每项服务只写一道", "Name one of each service"));
            } else if (!one.parts.keySet().equals(first.parts.keySet())) {
                one.piece.error(
                        new LocalizedText(
                                "和「" + first.piece.text() + "」的组成不同",
                                "has other parts than “" + first.piece.text() + "”"),
                        new LocalizedText("写到每一部分，例如 address.line", "Name the parts, such as address.line"));
            } else {
                one.parts.forEach((part, of) -> {
                    compare(one, of, first, Objects.requireNonNull(first.parts.get(part)));
                    take(one, of.getFirst().field().id());
                    refs.computeIfAbsent(part, key -> new ArrayList<>())
                            .add(new LifeEvent.Ref(
                                    one.service, of.getFirst().field().id()));
                });
            }
        }
        return refs.entrySet().stream()
                .map(entry -> new LifeEvent.Shared(id + entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private void take(Question one, String field) {
        if (!taken.add(new LifeEvent.Ref(one.service, field))) {
            one.piece.error(
                    new LocalizedText("「" + one.piece.text() + "」写在两处", "“" + one.piece.text() + "” is shared twice"),
                    new LocalizedText("只留一处", "Keep one of them"));
        }
    }

    private void compare(Question one, List<Of> of, Question first, List<Of> others) {
        for (Of here : of) {
            for (Of there : others) {
                Optional<LocalizedText> difference = difference(here, one, there, first);
                if (difference.isPresent()) {
                    LocalizedText why = difference.get();
                    one.piece.error(
                            new LocalizedText(
                                    "和「" + first.piece.text() + "」不能是一道题：" + why.zh(),
                                    "cannot be one question with “" + first.piece.text() + "”: " + why.en()),
                            new LocalizedText("删掉这一条，或者改服务里的题", "Remove it, or change the question in the service"));
                    return;
                }
                if (one != first && !SameQuestion.isLimitedAlike(here.field, there.field)) {
                    one.piece.warning(
                            new LocalizedText(
                                    "和「" + first.piece.text() + "」限制不同，按窄的算",
                                    "has other limits than “" + first.piece.text() + "”: the narrower ones count"),
                            new LocalizedText("看看是不是本意", "See whether that is meant"));
                    return;
                }
            }
        }
    }

    private Optional<LocalizedText> difference(Of here, Question one, Of there, Question first) {
        Optional<LocalizedText> difference = SameQuestion.findDifference(here.field, there.field);
        boolean otherPerson = whose(one) != whose(first);
        if (difference.isEmpty() && here.field.type().isFiles() && otherPerson) {
            return Optional.of(new LocalizedText(
                    "照片和材料只属于一个人，这两项服务是不同人的", "a file is one person’s, and the services are of different people"));
        }
        if (difference.isEmpty()
                && here.field.type() == FieldType.OFFICE
                && !here.version.agencyKind().equals(there.version.agencyKind())) {
            return Optional.of(new LocalizedText("两项服务的大厅不是一类", "the services have halls of different kinds"));
        }
        return difference;
    }

    private LifeEvent.Whose whose(Question one) {
        return Objects.requireNonNull(members.get(one.service)).whose();
    }
}
