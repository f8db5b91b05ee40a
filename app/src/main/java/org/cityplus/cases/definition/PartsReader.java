package org.cityplus.cases.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Reads what a service has besides its form: who may apply, law, fees, documents, grounds, steps. */
final class PartsReader {
    private static final LocalizedText UNVERIFIED = new LocalizedText("这一条还没有核实", "this has not been verified");
    private static final LocalizedText VERIFY = new LocalizedText(
            "查到原文后把 verified 改成 true，并改 checked",
            "Read it in the original, then set verified: true and the day of checking");

    private final Words words;
    private final Conditions conditions;

    PartsReader(Words words, Conditions conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    static void twice(Piece piece, String id) {
        piece.find("id")
                .orElse(piece)
                .error(
                        new LocalizedText("「" + id + "」写了两次", "“" + id + "” is there twice"),
                        new LocalizedText("改一个名字，或者删掉一个", "Rename one, or remove it"));
    }

    private record Named(String id, Piece piece) {}

    /** Those that have an id; one that is there twice is a mistake where it stands. */
    private static List<Named> eachOnce(List<Piece> pieces, Function<Piece, String> id) {
        Set<String> seen = new HashSet<>();
        List<Named> named = pieces.stream()
                .map(piece -> new Named(id.apply(piece), piece))
                .filter(one -> !one.id.isEmpty())
                .toList();
        named.stream().filter(one -> !seen.add(one.id)).forEach(one -> twice(one.piece, one.id));
        return named;
    }

    List<ApplicantRule> applicants(List<Piece> pieces) {
        List<ApplicantRule> rules = new ArrayList<>();
        for (Piece piece : pieces) {
            @Nullable
            LocalizedText refusal = piece.findText("refusal")
                    .map(id -> words.get("refusals", id))
                    .orElse(null);
            @Nullable Expression when = conditions.readOrNull(piece, "when");
            ApplicantRule.As.find(piece.text("as")).ifPresent(as -> rules.add(new ApplicantRule(as, when, refusal)));
        }
        return List.copyOf(rules);
    }

    List<LegalBasis> legalBasis(List<Piece> pieces) {
        List<LegalBasis> bases = new ArrayList<>();
        for (Named one : eachOnce(pieces, each -> each.text("id"))) {
            String id = one.id;
            Piece piece = one.piece;
            boolean verified = warnUnlessVerified(piece);
            bases.add(new LegalBasis(
                    id,
                    words.get("law", id, "law"),
                    words.find("law", id, "article").orElse(null),
                    words.get("law", id, "says"),
                    piece.text("source"),
                    piece.day("checked"),
                    verified));
        }
        return List.copyOf(bases);
    }

    List<Fee> fees(Piece service) {
        List<Fee> fees = new ArrayList<>();
        for (Piece piece : service.list("fees")) {
            String item = piece.text("item");
            fees.add(new Fee(
                    item,
                    item.isEmpty() ? null : words.get("fees", item),
                    piece.day("from"),
                    piece.number("fen"),
                    conditions.readOrNull(piece, "when"),
                    piece.text("source"),
                    warnUnlessVerified(piece)));
        }
        LocalDate effective = service.day("effective");
        boolean begins =
                fees.stream().anyMatch(fee -> fee.when() == null && !fee.from().isAfter(effective));
        if (!begins && service.isSound()) {
            service.find("fees")
                    .orElse(service)
                    .error(
                            new LocalizedText(
                                    "从 " + effective + " 起要有一条没有条件的收费；免费写 fen: 0",
                                    "needs a fee without a condition in force on " + effective
                                            + "; a free service has fen: 0"),
                            new LocalizedText("补上一条", "Add one"));
        }
        return List.copyOf(fees);
    }

    List<Preparation> documents(List<Piece> pieces) {
        List<Preparation> documents = new ArrayList<>();
        for (Named one : eachOnce(pieces, each -> each.text("id"))) {
            String id = one.id;
            Piece piece = one.piece;
            @Nullable Expression when = conditions.readOrNull(piece, "when");
            String kind = piece.text("kind").toUpperCase(Locale.ROOT);
            for (Preparation.Kind known : Preparation.Kind.values()) {
                if (known.name().equals(kind)) {
                    documents.add(new Preparation(
                            id,
                            known,
                            when,
                            words.get("documents", id, "name"),
                            words.get("documents", id, "note"),
                            piece.find("when").isEmpty() ? null : words.get("documents", id, "only")));
                }
            }
        }
        return List.copyOf(documents);
    }

    List<RefusalGround> grounds(List<Piece> pieces) {
        return eachOnce(pieces, Piece::text).stream()
                .map(one -> new RefusalGround(
                        one.id,
                        words.get("refusalGrounds", one.id, "name"),
                        words.get("refusalGrounds", one.id, "source")))
                .toList();
    }

    List<Step> steps() {
        return words.pairs("how").stream()
                .map(pair -> {
                    if (!pair.zh().text("who").equals(pair.en().text("who"))) {
                        pair.en()
                                .error(
                                        new LocalizedText("两种语言里的 who 要一样", "who must be the same in both languages"),
                                        new LocalizedText("改成一样", "Make them the same"));
                    }
                    return new Step(pair.zh().text("who").equals("you"), pair.get("act"), pair.get("note"));
                })
                .toList();
    }

    private static boolean warnUnlessVerified(Piece piece) {
        boolean verified = piece.flag("verified", false);
        if (!verified) {
            piece.find("verified").ifPresent(flag -> flag.warning(UNVERIFIED, VERIFY));
        }
        return verified;
    }
}
