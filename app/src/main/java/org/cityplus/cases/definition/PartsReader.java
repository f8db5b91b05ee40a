package org.cityplus.cases.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityplus.cases.definition.citation.Citations;
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
    private final Citations citations;

    PartsReader(Words words, Conditions conditions, Citations citations) {
        this.words = words;
        this.conditions = conditions;
        this.citations = citations;
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
        for (Named one : Named.eachOnce(pieces)) {
            String id = one.id();
            Piece piece = one.piece();
            boolean verified = warnUnlessVerified(piece);
            bases.add(new LegalBasis(
                    id,
                    words.getCited("law", id, "law"),
                    words.findCited("law", id, "article").orElse(null),
                    words.get("law", id, "says"),
                    SourceReader.cited(piece, "source", citations),
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
                    SourceReader.cited(piece, "source", citations),
                    warnUnlessVerified(piece)));
        }
        warnOfTwiceCharged(service.list("fees"), fees);
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

    /**
     * A rate replaces an earlier one of the same item and the same condition only. With another condition both are charged to
     * whoever meets both, which is seldom meant when the later one begins later.
     */
    private static void warnOfTwiceCharged(List<Piece> written, List<Fee> fees) {
        for (int later = 0; later < fees.size(); later++) {
            Fee fee = fees.get(later);
            boolean beside = fee.when() != null
                    && fees.stream()
                            .anyMatch(other -> other.when() != null
                                    && other.fen() > 0
                                    && other.item().equals(fee.item())
                                    && other.from().isBefore(fee.from())
                                    && !other.chargedFor().equals(fee.chargedFor())
                                    && !isReplaced(other, fee.from(), fees));
            if (beside) {
                written.get(later)
                        .warning(
                                new LocalizedText(
                                        "同一项里条件不同的较早一条仍然照收，两条都符合的人交两份",
                                        "an earlier rate of this item with another condition goes on beside it: who meets both pays both"),
                                new LocalizedText(
                                        "要停收旧的，加一条条件相同、fen: 0、从同一天起的；要都收，给它们不同的 item",
                                        "To end the earlier one, add a line with its condition, fen: 0 and this day; to charge both, name two items"));
            }
        }
    }

    private static boolean isReplaced(Fee fee, LocalDate by, List<Fee> fees) {
        return fees.stream()
                .anyMatch(other -> other.chargedFor().equals(fee.chargedFor())
                        && other.from().isAfter(fee.from())
                        && !other.from().isAfter(by));
    }

    List<Preparation> documents(List<Piece> pieces) {
        List<Preparation> documents = new ArrayList<>();
        for (Named one : Named.eachOnce(pieces)) {
            String id = one.id();
            Piece piece = one.piece();
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
        return Named.eachOnce(pieces, Piece::text).stream()
                .map(one -> new RefusalGround(
                        one.id(),
                        words.get("refusalGrounds", one.id(), "name"),
                        words.getCited("refusalGrounds", one.id(), "source")))
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
