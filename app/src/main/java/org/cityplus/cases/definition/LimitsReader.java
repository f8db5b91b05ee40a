package org.cityplus.cases.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cityplus.files.DocumentType;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads what an answer must keep to; a limit that means nothing to its type is a mistake, not ignored. */
final class LimitsReader {
    private static final int LONG_TEXT = 1000;
    private static final int PART_LENGTH = 120;
    private static final LocalizedText CONTRADICTION =
            new LocalizedText("最小的不能比最大的大", "the smallest must not be above the largest");
    private static final LocalizedText CHANGE_ONE = new LocalizedText("改其中一个", "Change one of them");
    private static final List<String> LIMITS = List.of(
            "minLength",
            "maxLength",
            "pattern",
            "minimumAge",
            "kind",
            "min",
            "max",
            "decimals",
            "minItems",
            "maxItems",
            "parts",
            "accept",
            "maxFiles",
            "maxPages",
            "fields");

    private final Words words;

    LimitsReader(Words words) {
        this.words = words;
    }

    Limits read(Piece piece, FieldType type, String... place) {
        refuseStrangers(piece, type);
        int usual = type == FieldType.LONG_TEXT ? LONG_TEXT : Limits.USUAL_LENGTH;
        int maxLength = piece.integer("maxLength", usual);
        int minLength = piece.integer("minLength", 0);
        int minItems = piece.integer("minItems", 0);
        int maxItems = piece.integer("maxItems", 50);
        if (minLength > maxLength || minItems > maxItems) {
            contradiction(piece);
        }
        boolean dated = type == FieldType.DATE;
        @Nullable String earliest = dated ? day(piece, "min") : null;
        @Nullable String latest = dated ? day(piece, "max") : null;
        warnOfNoDay(piece, earliest, latest);
        @Nullable BigDecimal min = dated ? null : number(piece, "min");
        @Nullable BigDecimal max = dated ? null : number(piece, "max");
        if (min != null && max != null && min.compareTo(max) > 0) {
            contradiction(piece);
        }
        @Nullable String pattern = pattern(piece);
        return new Limits(
                minLength,
                maxLength,
                piece.integer("minimumAge", 0),
                min,
                max,
                type == FieldType.MONEY ? 2 : piece.integer("decimals", 0),
                earliest,
                latest,
                minItems,
                maxItems,
                kind(piece, type),
                pattern,
                pattern == null ? null : words.get(place[0], place[1], "pattern"));
    }

    /** Of a part of an address or a person. */
    Limits ofPart(Piece question, FieldType type) {
        int maxLength = type == FieldType.TEXT ? PART_LENGTH : Limits.USUAL_LENGTH;
        int minimumAge = type == FieldType.ID_NUMBER ? question.integer("minimumAge", 0) : 0;
        return new Limits(0, maxLength, minimumAge, null, null, 0, null, null, 0, 50, null, null, null);
    }

    private static void contradiction(Piece piece) {
        piece.error(CONTRADICTION, CHANGE_ONE);
    }

    /** Released definitions may have it, and are read for ever; two written days compare as text. */
    private static void warnOfNoDay(Piece piece, @Nullable String earliest, @Nullable String latest) {
        if (earliest != null
                && latest != null
                && !earliest.equals(Limits.TODAY)
                && !latest.equals(Limits.TODAY)
                && earliest.compareTo(latest) > 0) {
            piece.warning(CONTRADICTION, CHANGE_ONE);
        }
    }

    private static @Nullable BigDecimal number(Piece piece, String key) {
        Optional<Piece> written = piece.find(key).filter(Piece::isSound);
        if (written.isEmpty()) {
            return null;
        }
        Optional<BigDecimal> number = Values.number(written.get().text());
        if (number.isEmpty()) {
            written.get()
                    .error(
                            new LocalizedText("这里要一个数", "must be a number"),
                            new LocalizedText("写成 1 或 1.5", "Write 1 or 1.5"));
        }
        return number.orElse(null);
    }

    private static @Nullable String day(Piece piece, String key) {
        Optional<Piece> written = piece.find(key).filter(Piece::isSound);
        if (written.isEmpty()) {
            return null;
        }
        String text = written.get().text();
        if (!text.equals(Limits.TODAY) && Values.day(text).isEmpty()) {
            written.get()
                    .error(
                            new LocalizedText("这里要写 today 或 2026-01-31", "must be today, or a day such as 2026-01-31"),
                            new LocalizedText("改成其中一种", "Write one of the two"));
            return null;
        }
        return text;
    }

    private static @Nullable String pattern(Piece piece) {
        Optional<Piece> written = piece.find("pattern").filter(Piece::isSound);
        if (written.isEmpty()) {
            return null;
        }
        try {
            Pattern.compile(written.get().text());
            return written.get().text();
        } catch (PatternSyntaxException e) {
            written.get()
                    .error(
                            new LocalizedText("这个模式写得不对", "the pattern is not well formed"),
                            new LocalizedText(
                                    "用 RE2 的写法，例如 [A-Z]{2}[0-9]{4}；不支持回头引用",
                                    "Write it as RE2 has it, such as [A-Z]{2}[0-9]{4}; back references are not known"));
            return null;
        }
    }

    private static @Nullable DocumentKind kind(Piece piece, FieldType type) {
        Optional<DocumentKind> kind = piece.findText("kind").flatMap(DocumentKind::find);
        if (type == FieldType.DOCUMENT_NUMBER && kind.isEmpty() && piece.isSound()) {
            piece.error(
                    new LocalizedText("证件号码要写明 kind", "a document-number needs its kind"),
                    new LocalizedText("例如 kind: passport", "Such as kind: passport"));
        }
        return kind.orElse(null);
    }

    /** What a question for documents takes; its numbers are bounded by the schema. */
    static @Nullable DocumentRule documents(Piece piece, FieldType type) {
        if (type != FieldType.DOCUMENT) {
            return null;
        }
        DocumentRule usual = DocumentRule.UNLESS_SAID;
        List<DocumentType> accept = piece.list("accept").stream()
                .flatMap(word -> DocumentType.find(word.text()).stream())
                .toList();
        return new DocumentRule(
                accept.isEmpty() ? usual.accept() : accept,
                piece.integer("maxFiles", usual.maxFiles()),
                piece.integer("maxPages", usual.maxPages()));
    }

    private static void refuseStrangers(Piece piece, FieldType type) {
        Set<String> fitting = switch (type) {
            case TEXT, LONG_TEXT, LATIN -> Set.of("minLength", "maxLength", "pattern");
            case ID_NUMBER -> Set.of("minimumAge");
            case DOCUMENT_NUMBER -> Set.of("kind");
            case DATE -> Set.of("min", "max");
            case NUMBER -> Set.of("min", "max", "decimals");
            case MONEY -> Set.of("min", "max");
            case CHOICES -> Set.of("minItems", "maxItems");
            case DOCUMENT -> Set.of("accept", "maxFiles", "maxPages");
            case MOBILE, EMAIL, CHOICE, YES_NO, DISTRICT, PHOTO, OFFICE, DECLARATION -> Set.of();
        };
        refuseStrangers(piece, type.word(), fitting);
    }

    private static void refuseStrangers(Piece piece, String type, Set<String> fitting) {
        strangers(piece, fitting)
                .forEach((limit, stranger) -> stranger.error(
                        new LocalizedText(
                                "「" + type + "」这种题没有 " + limit, "a question of type " + type + " has no " + limit),
                        new LocalizedText("删掉，或者改 type", "Remove it, or change the type")));
    }

    /** Released definitions may have them, and are read for ever; for a question of several parts they only mean nothing. */
    static void warnOfStrangers(Piece piece, String type, Set<String> fitting) {
        strangers(piece, fitting)
                .forEach((limit, stranger) -> stranger.warning(
                        new LocalizedText(
                                "「" + type + "」这种题没有 " + limit + "，写了不起作用",
                                limit + " does nothing: a question of type " + type + " has none"),
                        new LocalizedText("删掉", "Remove it")));
    }

    private static Map<String, Piece> strangers(Piece piece, Set<String> fitting) {
        Map<String, Piece> strangers = new LinkedHashMap<>();
        LIMITS.stream()
                .filter(limit -> !fitting.contains(limit))
                .forEach(limit -> piece.find(limit).ifPresent(stranger -> strangers.put(limit, stranger)));
        return strangers;
    }
}
