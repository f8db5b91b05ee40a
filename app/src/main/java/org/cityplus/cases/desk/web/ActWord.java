package org.cityplus.cases.desk.web;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** What an officer does to a case besides deciding it, as forms, programs and addresses call it; each reads what was typed for it. */
enum ActWord {
    ACCEPT(typed -> new DeskAct.Accept()),
    ASK_MORE(typed -> new DeskAct.AskMore(missing(typed))),
    NOT_ACCEPT(typed -> new DeskAct.NotAccept(
            chosen("declined", Declined.class, typed), typed.getOrDefault("competent", ""), reason(typed))),
    ATTEND(typed -> new DeskAct.Attend()),
    OPINION(typed -> new DeskAct.GiveOpinion(chosen("opinion", Opinion.class, typed) == Opinion.FOR, reason(typed))),
    UNDO(typed -> new DeskAct.Undo()),
    ISSUE(typed -> new DeskAct.Issue(typed.getOrDefault("document", ""))),
    DELIVER(typed -> new DeskAct.Deliver(typed.getOrDefault("how", ""))),
    ASK_EXTENSION(typed -> new DeskAct.AskExtension(reason(typed))),
    EXTEND(typed -> new DeskAct.Extend(reason(typed))),
    HAND_OVER(typed -> new DeskAct.HandOver(typed.getOrDefault("agency", ""), reason(typed))),
    ADMIT(typed -> new DeskAct.Admit()),
    DECLINE(typed -> new DeskAct.Decline(reason(typed))),
    RECONSIDER(typed ->
            new DeskAct.Reconsider(chosen("result", CaseAction.Reconsidered.Result.class, typed), reason(typed)));

    static final Set<ActWord> ALL = EnumSet.allOf(ActWord.class);

    /** What can be done to many at once: what needs nobody's eye on the single case. */
    static final Set<ActWord> BULK = EnumSet.of(ACCEPT, HAND_OVER);

    /** Before the name of a question: why its answer will not do. */
    static final String WHY = "why.";

    private final Function<Map<String, String>, DeskAct> reader;

    ActWord(Function<Map<String, String>, DeskAct> reader) {
        this.reader = reader;
    }

    private enum Opinion {
        FOR,
        AGAINST
    }

    /** Such as {@code ask-more}. */
    String word() {
        return Words.of(this);
    }

    static Optional<ActWord> find(String word) {
        return Words.find(ALL, word);
    }

    /** @throws Refusal INVALID, naming all there are, when it is none of {@code allowed} */
    static ActWord get(String word, Set<ActWord> allowed) {
        return Words.get("act", word, allowed);
    }

    /** @throws Refusal INVALID when a choice is missing */
    DeskAct read(Map<String, String> typed) {
        return reader.apply(typed);
    }

    private static String reason(Map<String, String> typed) {
        return typed.getOrDefault("reason", "");
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
