package org.cityplus.cases.desk.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.cityplus.cases.desk.DeclaredLine;
import org.cityplus.cases.desk.RuleCheck;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;

/** The desk's answers to programs. */
final class DeskJson {
    private DeskJson() {}

    record QueueAnswer(String view, Map<String, Integer> counts, List<Row> cases, Optional<String> next) {}

    /** @param agency whose case it is: another’s in the view {@code joint} */
    record Row(
            UUID id,
            String number,
            String service,
            String serviceName,
            String applicantName,
            String stage,
            String turn,
            String agency,
            @Nullable LocalDate visitOn,
            @Nullable LocalDate promisedOn,
            @Nullable LocalDate dueOn,
            int sequence,
            Instant lodgedAt,
            Instant changedAt) {}

    /** Who has taken the case. @param officer their name; absent when nobody has */
    record Claim(Optional<String> officer, boolean mine) {}

    /** @param recused it is the officer’s own case or a relative’s: others act on it */
    record CaseAnswer(
            Row row,
            Claim claim,
            boolean recused,
            List<Declared> declared,
            List<Paper> documents,
            List<Ground> refusalGrounds,
            List<Event> history) {}

    /** An identity number comes masked. {@code agrees} is absent where no rule tells. */
    record Declared(String field, String label, String value, Optional<Boolean> agrees, List<String> readOut) {}

    /** A document, to be had at {@code /api/desk/cases/…/documents/{id}} once {@code checked} lets it go. */
    record Paper(String field, String id, String name, String mediaType, int pages, long bytes, String checked) {}

    record Ground(String id, String name, String source) {}

    record Event(Instant at, String what) {}

    record DecisionRequest(
            @NotNull Integer seenSequence,
            @NotNull String decision,
            @Nullable String ground,
            @Nullable String reason) {
        DecisionForm form() {
            return new DecisionForm(decision, ground == null ? "" : ground, reason == null ? "" : reason);
        }
    }

    /**
     * @param act one of {@link ActWord}
     * @param with what the act needs, by the names of its form
     */
    record ActRequest(
            @NotNull Integer seenSequence,
            @NotNull String act,
            @Nullable @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> with) {}

    static Map<String, Integer> counts(Map<View, Integer> counts) {
        Map<String, Integer> byWord = new TreeMap<>();
        counts.forEach((view, count) -> byWord.put(view.word(), count));
        return byWord;
    }

    static Row row(CaseRow row, String serviceName) {
        return new Row(
                row.id().value(),
                row.number(),
                row.service(),
                serviceName,
                row.applicantName(),
                row.stage().name(),
                row.stage().turn().name(),
                row.agency().value(),
                row.visitOn(),
                row.promisedOn(),
                row.dueOn(),
                row.sequence(),
                row.lodgedAt(),
                row.changedAt());
    }

    static CaseAnswer whole(DeskCase shown, Page page) {
        return new CaseAnswer(
                row(shown.row(), page.t(shown.service().shortName())),
                new Claim(
                        Optional.of(shown.around().claimedBy()).filter(name -> !name.isEmpty()),
                        shown.around().claimedByMe()),
                shown.around().related(),
                shown.declared().stream().map(line -> declared(line, page)).toList(),
                shown.sent().stream()
                        .flatMap(asked -> asked.documents().stream()
                                .map(document -> paper(asked.field().id(), document)))
                        .toList(),
                shown.service().refusalGrounds().stream()
                        .map(g -> new Ground(g.id(), page.t(g.name()), page.t(g.source())))
                        .toList(),
                shown.happenings().stream()
                        .map(h -> new Event(h.at(), page.t(h.what())))
                        .toList());
    }

    private static Paper paper(String field, Document document) {
        return new Paper(
                field,
                document.id(),
                document.name(),
                document.file().mediaType(),
                document.file().pages(),
                document.file().bytes(),
                document.file().scan().name());
    }

    private static Declared declared(DeclaredLine line, Page page) {
        return new Declared(
                line.field().id(),
                page.t(line.field().label()),
                page.t(line.shown()),
                line.check().map(check -> check.verdict() == RuleCheck.Verdict.RIGHT),
                line.readOut().stream()
                        .map(check -> page.t(check.name()) + ": " + page.t(check.says()))
                        .toList());
    }
}
