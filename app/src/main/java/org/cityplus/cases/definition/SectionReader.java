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
                    fields.addAll(used(field, field(field, when)));
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

    private List<Field> field(Piece piece, Optional<Expression> ofSection) {
        List<Expression> when = new ArrayList<>();
        ofSection.ifPresent(when::add);
        conditions.read(piece, "when", known).ifPresent(when::add);
        String id = piece.text("id");
        LocalizedText label = words.get("fields", id, "label");
        @Nullable LocalizedText hint = words.find("fields", id, "hint").orElse(null);
        return switch (piece.text("type")) {
            case "address" -> address(piece, id, label, hint, when);
            case "person" -> person(piece, id, label, hint, when);
            case "group" -> group(piece, id, label, hint, when);
            default ->
                FieldType.find(piece.text("type")).stream()
                        .map(type -> new Field(
                                id,
                                type,
                                label,
                                hint,
                                piece.flag("required", true),
                                limits.read(piece, type, "fields", id),
                                piece.findText("prefill").orElse(null),
                                options(piece, type, id),
                                List.copyOf(when),
                                null,
                                LimitsReader.documents(piece, type),
                                Use.usual(type)))
                        .toList();
        };
    }

    /** What the answers are used for: in the question's own words, or else as every service uses such an answer. */
    private List<Field> used(Piece piece, List<Field> fields) {
        String id = piece.text("id");
        Optional<LocalizedText> purpose = words.find("fields", id, "purpose");
        Optional<LocalizedText> basis = words.find("fields", id, "basis");
        return fields.stream()
                .map(field -> {
                    Use usual = field.use();
                    return field.used(new Use(
                            purpose.orElse(usual.purpose()),
                            basis.orElse(usual.basis()),
                            piece.flag("sensitive", usual.sensitive())));
                })
                .toList();
    }

    private List<Field> address(
            Piece piece, String id, LocalizedText label, @Nullable LocalizedText hint, List<Expression> when) {
        Field.Within within = new Field.Within(id, label, 0);
        Field district = part(piece, id, "district", FieldType.DISTRICT, null, when, within);
        boolean prefilled = piece.text("prefill").equals("address");
        return List.of(
                prefilled ? prefilled(district, "district") : district,
                prefilled
                        ? prefilled(part(piece, id, "line", FieldType.TEXT, hint, when, within), "address")
                        : part(piece, id, "line", FieldType.TEXT, hint, when, within));
    }

    private List<Field> person(
            Piece piece, String id, LocalizedText label, @Nullable LocalizedText hint, List<Expression> when) {
        Field.Within within = new Field.Within(id, label, 0);
        List<Field> fields = new ArrayList<>();
        for (String part : Outline.partsOf(piece)) {
            FieldType type = partType(part);
            @Nullable LocalizedText help = fields.isEmpty() ? hint : null;
            Field read = part(piece, id, part, type, help, when, within);
            fields.add(type == FieldType.ID_NUMBER ? withAge(read, piece.integer("minimumAge", 0)) : read);
        }
        return List.copyOf(fields);
    }

    private Field part(
            Piece piece,
            String id,
            String part,
            FieldType type,
            @Nullable LocalizedText hint,
            List<Expression> when,
            Field.Within within) {
        return new Field(
                id + "." + part,
                type,
                BuiltIn.part(within.label(), part),
                hint,
                piece.flag("required", true),
                limits.ofLength(type == FieldType.TEXT ? 120 : Limits.USUAL_LENGTH),
                null,
                List.of(),
                List.copyOf(when),
                within);
    }

    private List<Field> group(
            Piece piece, String id, LocalizedText label, @Nullable LocalizedText hint, List<Expression> when) {
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
        LocalizedText item = words.get("fields", id, "item");
        Field.Within count = new Field.Within(id, label, 0);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                count.count(),
                FieldType.CHOICE,
                BuiltIn.howMany(label),
                hint,
                true,
                Limits.NONE,
                null,
                BuiltIn.counts(least, most),
                List.copyOf(when),
                count));
        Set<String> within = new HashSet<>();
        for (int n = 1; n <= most; n++) {
            for (Piece sub : piece.list("fields")) {
                if (n == 1 && !within.add(sub.text("id"))) {
                    sub.error(
                            new LocalizedText("每道题要有自己的 id", "each question has an id of its own"),
                            new LocalizedText("改一个名字", "Rename one"));
                }
                entry(sub, id, item, n, when).ifPresent(fields::add);
            }
        }
        return List.copyOf(fields);
    }

    private Optional<Field> entry(Piece sub, String group, LocalizedText item, int n, List<Expression> when) {
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
        String texts = group + "." + sub.text("id");
        LocalizedText label = words.get("fields", texts, "label");
        return Optional.of(new Field(
                group + "." + n + "." + sub.text("id"),
                type.get(),
                BuiltIn.entry(item, n, label),
                words.find("fields", texts, "hint").orElse(null),
                sub.flag("required", true),
                limits.read(sub, type.get(), "fields", texts),
                null,
                options(sub, type.get(), texts),
                List.copyOf(when),
                new Field.Within(group, item, n)));
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
        Set<String> seen = new HashSet<>();
        List<Field.Option> read = new ArrayList<>();
        for (Piece option : options) {
            if (!seen.add(option.text())) {
                option.error(
                        new LocalizedText("「" + option.text() + "」写了两次", "“" + option.text() + "” is there twice"),
                        new LocalizedText("删掉一个", "Remove one"));
            } else if (!option.text().isEmpty()) {
                read.add(new Field.Option(option.text(), words.get("options", id, option.text())));
            }
        }
        return List.copyOf(read);
    }

    private static Field prefilled(Field field, String from) {
        return new Field(
                field.id(),
                field.type(),
                field.label(),
                field.hint(),
                field.required(),
                field.limits(),
                from,
                field.options(),
                field.conditions(),
                field.within());
    }

    private static Field withAge(Field field, int minimumAge) {
        Limits none = Limits.NONE;
        Limits limits = new Limits(
                0, none.maxLength(), minimumAge, null, null, 0, null, null, 0, none.maxItems(), null, null, null);
        return new Field(
                field.id(),
                field.type(),
                field.label(),
                field.hint(),
                field.required(),
                limits,
                null,
                field.options(),
                field.conditions(),
                field.within());
    }
}
