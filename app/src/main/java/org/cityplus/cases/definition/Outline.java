package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityplus.cases.definition.expression.Vocabulary;
import org.cityplus.kernel.LocalizedText;

/** Which questions there are and what conditions call them: read before any condition is. */
final class Outline {
    private static final LocalizedText ONCE = new LocalizedText("每道题要有自己的 id", "each question has an id of its own");
    private static final LocalizedText RENAME = new LocalizedText("改一个名字", "Rename one");

    private final Vocabulary vocabulary = new Vocabulary();
    private final Set<String> ids = new HashSet<>();

    private Outline() {}

    static Outline of(Piece service) {
        Outline outline = new Outline();
        Set<String> sections = new HashSet<>();
        for (Piece section : service.list("sections")) {
            if (!sections.add(section.text("id"))) {
                section.find("id")
                        .ifPresent(id -> id.error(
                                new LocalizedText("每一步要有自己的 id", "each section has an id of its own"), RENAME));
            }
            section.list("fields").forEach(outline::add);
        }
        return outline;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    private void add(Piece field) {
        String id = field.text("id");
        if (id.isEmpty()) {
            return;
        }
        Piece place = field.find("id").orElse(field);
        if (!ids.add(id)) {
            place.error(ONCE, RENAME);
            return;
        }
        if (Vocabulary.isTaken(id)) {
            place.error(
                    new LocalizedText("「" + id + "」在条件里另有含义", "“" + id + "” means something else in conditions"),
                    RENAME);
            vocabulary.addUnknown(id);
            return;
        }
        namesOf(field, id);
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
