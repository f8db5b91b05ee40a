package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.List;
import org.cityplus.cases.definition.expression.Vocabulary;
import org.cityplus.kernel.LocalizedText;

/** Which questions there are and what conditions call them: read before any condition is. */
final class Outline {
    private final Vocabulary vocabulary = new Vocabulary();

    private Outline() {}

    static Outline of(Piece service) {
        Outline outline = new Outline();
        List<Piece> sections = service.list("sections");
        Named.eachOnce(sections);
        Named.eachOnce(sections.stream()
                        .flatMap(section -> section.list("fields").stream())
                        .toList())
                .forEach(outline::add);
        return outline;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    private void add(Named field) {
        String id = field.id();
        if (Vocabulary.isTaken(id)) {
            field.piece()
                    .find("id")
                    .orElse(field.piece())
                    .error(
                            new LocalizedText(
                                    "「" + id + "」在条件里另有含义", "“" + id + "” means something else in conditions"),
                            new LocalizedText("改一个名字", "Rename one"));
            vocabulary.addUnknown(id);
            return;
        }
        namesOf(field.piece(), id);
    }

    private void namesOf(Piece field, String id) {
        switch (field.text("type")) {
            case "address" -> {
                vocabulary.add(id + ".district", FieldType.DISTRICT, true);
                vocabulary.add(id + ".line", FieldType.TEXT, true);
            }
            case "person" ->
                partsOf(field).forEach(part -> vocabulary.add(id + "." + part, SectionReader.partType(part), true));
            case "group" -> vocabulary.addGroup(id);
            default ->
                FieldType.find(field.text("type"))
                        .ifPresentOrElse(
                                type -> vocabulary.add(id, type, field.integer("decimals", 0) == 0),
                                () -> vocabulary.addUnknown(id));
        }
    }

    /** The names that a question adds for the conditions after it. */
    static List<String> names(Piece field) {
        String id = field.text("id");
        List<String> names = new ArrayList<>();
        switch (field.text("type")) {
            case "address" -> names.addAll(List.of(id + ".district", id + ".line"));
            case "person" -> partsOf(field).forEach(part -> names.add(id + "." + part));
            case "group" -> names.addAll(List.of(id, id + ".count"));
            default -> names.add(id);
        }
        List<String> all = new ArrayList<>(names);
        names.forEach(name -> all.add(Vocabulary.ANSWERED + name));
        return all;
    }

    static List<String> partsOf(Piece person) {
        List<String> parts = person.list("parts").stream().map(Piece::text).toList();
        return parts.isEmpty() ? List.of("name", "idNumber") : parts;
    }
}
