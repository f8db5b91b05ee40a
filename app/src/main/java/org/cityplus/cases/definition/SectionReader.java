package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.cases.definition.expression.Vocabulary;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads the pages of the form; a question of several parts becomes as many questions. */
final class SectionReader {
    private static final int MOST_ENTRIES = 10;

    private final Words words;
    private final Conditions conditions;
    private final LimitsReader limits;
    private final Set<String> known = new HashSet<>(Set.of(Vocabulary.TODAY, Vocabulary.AGE, Vocabulary.DISTRICT));

    SectionReader(Words words, Conditions conditions) {
        this.words = words;
        this.conditions = conditions;
        this.limits = new LimitsReader(words);
    }

    /** A question as it is written: what its parts have in common. */
    private record Written(
            Piece piece,
            String id,
            LocalizedText label,
            @Nullable LocalizedText hint,
            List<Expression> when) {
        boolean isRequired() {
            return piece.flag("required", true);
        }
    }

    static FieldType partType(String part) {
        return switch (part) {
            case "idNumber" -> FieldType.ID_NUMBER;
            case "mobile" -> FieldType.MOBILE;
            default -> FieldType.TEXT;
        };
    }

    List<Section> read(List<Piece> sections) {
        List<Section> read = new ArrayList<>();
        for (Piece section : sections) {
            List<Field> fields = new ArrayList<>();
            Optional<Expression> when = conditions.read(section, "when", known);
            for (Piece field : section.list("fields")) {
                if (!field.text("id").isEmpty()) {
                    fields.addAll(fields(written(field, when)));
                    known.addAll(Outline.names(field));
                }
            }
            String id = section.text("id");
            if (!id.isEmpty()) {
                read.add(new Section(id, words.get("sections", id, "title"), List.copyOf(fields)));
            }
        }
        return List.copyOf(read);
    }

    private Written written(Piece piece, Optional<Expression> ofSection) {
        List<Expression> when = new ArrayList<>();
        ofSection.ifPresent(when::add);
        conditions.read(piece, "when", known).ifPresent(when::add);
        String id = piece.text("id");
        LocalizedText label = words.get("fields", id, "label");
        @Nullable LocalizedText hint = words.find("fields", id, "hint").orElse(null);
        return new Written(piece, id, label, hint, List.copyOf(when));
    }

    private List<Field> fields(Written question) {
        Piece piece = question.piece;
        return switch (piece.text("type")) {
            case "address" -> address(question);
            case "person" -> person(question);
            case "group" -> group(question);
            default ->
                FieldType.find(piece.text("type")).stream()
                        .map(type -> new Field(
                                question.id,
                                type,
                                question.label,
                                question.hint,
                                question.isRequired(),
                                limits.read(piece, type, "fields", question.id),
                                piece.findText("prefill").orElse(null),
                                options(piece, type, question.id),
                                question.when,
                                null,
                                LimitsReader.documents(piece, type),
                                use(piece, question.id, Use.usual(type))))
                        .toList();
        };
    }

    /** What an answer is used for: in the question's own words, or else as it is without them. */
    private Use use(Piece piece, String texts, Use usual) {
        boolean sensitive = piece.flag("sensitive", usual.sensitive());
        if (usual.sensitive() && !sensitive) {
            piece.find("sensitive")
                    .ifPresent(denied -> denied.warning(
                            new LocalizedText(
                                    "身份证号、照片，和写明敏感的一组里的题，总是敏感信息",
                                    "identity numbers, photos and all of a group that says so are sensitive anyway"),
                            new LocalizedText("删掉 sensitive: false", "Remove sensitive: false")));
        }
        return new Use(
                words.find("fields", texts, "purpose").orElse(usual.purpose()),
                words.findCited("fields", texts, "basis").orElse(usual.basis()),
                usual.sensitive() || sensitive);
    }

    private List<Field> address(Written question) {
        LimitsReader.warnOfStrangers(question.piece, "address", Set.of());
        boolean prefilled = question.piece.text("prefill").equals("address");
        return List.of(
                part(question, "district", FieldType.DISTRICT, null, prefilled ? "district" : null),
                part(question, "line", FieldType.TEXT, question.hint, prefilled ? "address" : null));
    }

    private List<Field> person(Written question) {
        LimitsReader.warnOfStrangers(question.piece, "person", Set.of("parts", "minimumAge"));
        List<Field> fields = new ArrayList<>();
        for (String part : Outline.partsOf(question.piece)) {
            fields.add(part(question, part, partType(part), fields.isEmpty() ? question.hint : null, null));
        }
        return List.copyOf(fields);
    }

    private Field part(
            Written question, String part, FieldType type, @Nullable LocalizedText hint, @Nullable String prefill) {
        return new Field(
                question.id + "." + part,
                type,
                BuiltIn.part(question.label, part),
                hint,
                question.isRequired(),
                limits.ofPart(question.piece, type),
                prefill,
                List.of(),
                question.when,
                new Field.Within(question.id, question.label, 0),
                null,
                use(question.piece, question.id, Use.usual(type)));
    }

    private List<Field> group(Written question) {
        Piece piece = question.piece;
        LimitsReader.warnOfStrangers(piece, "group", Set.of("minItems", "maxItems", "fields"));
        int most = piece.integer("maxItems", 5);
        int least = piece.integer("minItems", 0);
        if (most > MOST_ENTRIES || least > most || piece.list("fields").isEmpty()) {
            piece.error(
                    new LocalizedText(
                            "重复的一组要有 fields，最多 " + MOST_ENTRIES + " 份，minItems 不大于 maxItems",
                            "a group has fields, at most " + MOST_ENTRIES
                                    + " entries, and minItems not above maxItems"),
                    new LocalizedText("改 maxItems 和 minItems", "Change maxItems and minItems"));
            return List.of();
        }
        LocalizedText item = words.get("fields", question.id, "item");
        Field.Within count = new Field.Within(question.id, question.label, 0);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                count.count(),
                FieldType.CHOICE,
                BuiltIn.howMany(question.label),
                question.hint,
                true,
                Limits.NONE,
                null,
                BuiltIn.counts(least, most),
                question.when,
                count,
                null,
                use(piece, question.id, Use.usual(FieldType.CHOICE))));
        List<Named> each = Named.eachOnce(piece.list("fields"));
        for (int n = 1; n <= most; n++) {
            for (Named sub : each) {
                entry(sub, question, new Field.Within(question.id, item, n)).ifPresent(fields::add);
            }
        }
        return List.copyOf(fields);
    }

    private Optional<Field> entry(Named named, Written group, Field.Within within) {
        Piece sub = named.piece();
        Optional<FieldType> type = FieldType.find(sub.text("type"));
        boolean plain = type.isPresent()
                && !type.get().isFiles()
                && type.get() != FieldType.OFFICE
                && sub.find("when").isEmpty()
                && sub.find("prefill").isEmpty();
        if (!plain) {
            sub.error(
                    new LocalizedText(
                            "一组里只能放简单的题，不能有 when、prefill、照片、大厅、地址、人或另一组",
                            "a group has simple questions only: no when, prefill, photo, office, address, person or group"),
                    new LocalizedText("把它放到组外", "Put it outside the group"));
            return Optional.empty();
        }
        String texts = group.id + "." + named.id();
        LocalizedText label = words.get("fields", texts, "label");
        return Optional.of(new Field(
                group.id + "." + within.item() + "." + named.id(),
                type.get(),
                BuiltIn.entry(within.label(), within.item(), label),
                words.find("fields", texts, "hint").orElse(null),
                sub.flag("required", true),
                limits.read(sub, type.get(), "fields", texts),
                null,
                options(sub, type.get(), texts),
                group.when,
                within,
                null,
                use(sub, texts, use(group.piece, group.id, Use.usual(type.get())))));
    }

    private List<Field.Option> options(Piece piece, FieldType type, String id) {
        boolean listed = type == FieldType.CHOICE || type == FieldType.CHOICES;
        List<Piece> options = piece.list("options");
        if (listed != !options.isEmpty() && piece.isSound()) {
            piece.error(
                    listed
                            ? new LocalizedText("选择题要有 options", "a choice needs options")
                            : new LocalizedText("只有选择题才有 options", "only a choice has options"),
                    new LocalizedText("补上 options，或者改 type", "Add options, or change the type"));
        }
        if (type == FieldType.YES_NO) {
            return BuiltIn.YES_NO;
        }
        return Named.eachOnce(options, Piece::text).stream()
                .map(option -> new Field.Option(option.id(), words.get("options", id, option.id())))
                .toList();
    }
}
