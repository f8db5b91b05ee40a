package org.cityplus.cases.desk.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Reads what was typed for an act. */
final class ActForm {
    /** Before the name of a question: why its answer will not do. */
    static final String WHY = "why.";

    private ActForm() {}

    /** @throws Refusal NOT_FOUND for an act there is not, INVALID when a choice is missing */
    static DeskAct act(String word, Map<String, String> typed) {
        String reason = typed.getOrDefault("reason", "");
        return switch (word) {
            case "accept" -> new DeskAct.Accept();
            case "ask-more" -> new DeskAct.AskMore(missing(typed));
            case "not-accept" ->
                new DeskAct.NotAccept(
                        chosen("declined", Declined.class, typed), typed.getOrDefault("competent", ""), reason);
            case "attend" -> new DeskAct.Attend();
            case "opinion" -> new DeskAct.GiveOpinion(chosen("opinion", Opinion.class, typed) == Opinion.FOR, reason);
            case "undo" -> new DeskAct.Undo();
            case "issue" -> new DeskAct.Issue(typed.getOrDefault("document", ""));
            case "deliver" -> new DeskAct.Deliver(typed.getOrDefault("how", ""));
            case "ask-extension" -> new DeskAct.AskExtension(reason);
            case "extend" -> new DeskAct.Extend(reason);
            case "hand-over" -> new DeskAct.HandOver(typed.getOrDefault("agency", ""), reason);
            case "admit" -> new DeskAct.Admit();
            case "decline" -> new DeskAct.Decline(reason);
            case "reconsider" ->
                new DeskAct.Reconsider(chosen("result", CaseAction.Reconsidered.Result.class, typed), reason);
            default -> throw Refusal.notFound();
        };
    }

    /** What can be done to many at once: what needs nobody's eye on the single case. */
    static DeskAct bulk(String word, Map<String, String> typed) {
        return switch (word) {
            case "accept", "hand-over" -> act(word, typed);
            default -> {
                Message message = Message.of("desk.act.choose");
                throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("act", message)));
            }
        };
    }

    private enum Opinion {
        FOR,
        AGAINST
    }

    private static List<Missing> missing(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(WHY) && !entry.getValue().isBlank())
                .map(entry -> new Missing(
                        entry.getKey().substring(WHY.length()), entry.getValue().strip()))
                .sorted(Comparator.comparing(Missing::field))
                .toList();
    }

    private static <E extends Enum<E>> E chosen(String field, Class<E> type, Map<String, String> typed) {
        try {
            return Enum.valueOf(
                    type, typed.getOrDefault(field, "").toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            Message message = Message.of("desk.act.choose");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
        }
    }
}
