package org.cityplus.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.desk.Decision.Refuse;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Lifecycle;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** One condition an act must meet; the list reads like the regulation. */
@FunctionalInterface
interface DeskRule {
    /** An act about to be done. @param again the case was sent back to be decided anew */
    record Situation(ServiceDefinition service, CaseFile file, UUID officer, boolean again, DeskAct act) {}

    int LEAST = 10;
    int MOST = 2000;
    int MOST_OF_ONE = 500;
    int MOST_OF_A_NAME = 200;
    int MOST_OF_A_NUMBER = 60;

    Optional<FieldError> check(Situation now);

    List<DeskRule> ALL = List.of(
            // Administrative License Law art. 32: everything missing, named, at once.
            now -> error(
                    now.act instanceof DeskAct.AskMore ask && ask.items().isEmpty(), "why", "desk.more.nothing-asked"),
            now -> error(
                    now.act instanceof DeskAct.AskMore ask
                            && ask.items().stream()
                                    .anyMatch(item ->
                                            now.service.findField(item.field()).isEmpty()),
                    "why",
                    "desk.more.no-such-question"),
            // Administrative License Law art. 32 (2): whoever is not competent says who is.
            now -> error(
                    now.act instanceof DeskAct.NotAccept not
                            && not.why() == Declined.NOT_COMPETENT
                            && not.competent().isBlank(),
                    "competent",
                    "desk.not-accepted.who-is"),
            now -> reason(now.act instanceof DeskAct.NotAccept not ? not.reason() : null),
            // Administrative License Law art. 34: at least two officers where facts are verified.
            now -> error(
                    now.act instanceof DeskAct.GiveOpinion
                            && now.file.state() instanceof CaseState.UnderReview
                            && now.file.opinions().stream()
                                    .anyMatch(opinion -> opinion.officer().equals(now.officer)),
                    "opinion",
                    "desk.opinion.another-officer"),
            now -> reason(now.act instanceof DeskAct.GiveOpinion opinion ? opinion.text() : null),
            // Administrative License Law art. 26 and 34: nobody decides before those have spoken who are to verify.
            now -> error(
                    now.act instanceof DeskAct.Decide && now.file.state() instanceof CaseState.UnderReview,
                    "decision",
                    "desk.decision.review-first"),
            // Passport Law art. 6 and 13, Administrative License Law art. 38: a refusal names its ground and its
            // reasons.
            now -> error(
                    now.act instanceof DeskAct.Decide(Refuse refuse)
                            && now.service.findGround(refuse.ground()).isEmpty(),
                    "ground",
                    "desk.decision.ground-missing"),
            now -> reason(now.act instanceof DeskAct.Decide(Refuse refuse) ? refuse.reason() : null),
            // Administrative License Law art. 26 and 34: what is verified together is not granted against one who
            // verified.
            now -> error(
                    now.act instanceof DeskAct.Decide(Decision.Grant _) && now.file.isOpposed(),
                    "decision",
                    "desk.decision.opposed"),
            // Reconsideration Law art. 62-64: an act set aside is not repeated by whoever did it.
            now -> error(
                    now.act instanceof DeskAct.Decide && now.again && now.officer.equals(now.file.decider()),
                    "decision",
                    "desk.decision.another-officer"),
            now -> error(
                    now.act instanceof DeskAct.Reconsider && now.officer.equals(now.file.decider()),
                    "result",
                    "desk.decision.another-officer"),
            now -> reason(now.act instanceof DeskAct.Reconsider again ? again.reason() : null),
            now -> reason(now.act instanceof DeskAct.Decline decline ? decline.reason() : null),
            now -> error(
                    now.act instanceof DeskAct.Undo && !now.officer.equals(now.file.decider()),
                    "undo",
                    "desk.undo.own-only"),
            // Administrative License Law art. 42: once, with the head's approval, and the reasons told.
            now -> error(
                    (now.act instanceof DeskAct.AskExtension || now.act instanceof DeskAct.Extend)
                            && extension(now.file) == 0,
                    "reason",
                    "desk.extension.none"),
            now -> reason(now.act instanceof DeskAct.AskExtension ask ? ask.reason() : null),
            now -> reason(now.act instanceof DeskAct.Extend extend ? extend.reason() : null),
            now -> reason(now.act instanceof DeskAct.HandOver hand ? hand.reason() : null),
            // What is done stands in the book for good, and so does whatever is written with it.
            now -> FreeText.of(now.act)
                    .filter(FreeText::isTooLong)
                    .map(FreeText::error)
                    .findFirst());

    /** What is written freely with an act. @param field where it is typed @param most how many characters it may have */
    record FreeText(String field, String text, int most) {
        static Stream<FreeText> of(DeskAct act) {
            return switch (act) {
                case DeskAct.AskMore ask ->
                    ask.items().stream().map(item -> new FreeText("why", item.why(), MOST_OF_ONE));
                case DeskAct.NotAccept not ->
                    Stream.of(new FreeText("competent", not.competent(), MOST_OF_A_NAME), reason(not.reason()));
                case DeskAct.GiveOpinion opinion -> Stream.of(reason(opinion.text()));
                case DeskAct.Decide(Decision.Refuse refuse) -> Stream.of(reason(refuse.reason()));
                case DeskAct.Issue issue -> Stream.of(new FreeText("document", issue.document(), MOST_OF_A_NUMBER));
                case DeskAct.Deliver deliver -> Stream.of(new FreeText("how", deliver.how(), MOST_OF_A_NAME));
                case DeskAct.AskExtension ask -> Stream.of(reason(ask.reason()));
                case DeskAct.Extend extend -> Stream.of(reason(extend.reason()));
                case DeskAct.HandOver hand -> Stream.of(reason(hand.reason()));
                case DeskAct.Decline decline -> Stream.of(reason(decline.reason()));
                case DeskAct.Reconsider again -> Stream.of(reason(again.reason()));
                case DeskAct.Accept _, DeskAct.Attend _, DeskAct.Decide _, DeskAct.Undo _, DeskAct.Admit _ ->
                    Stream.of();
            };
        }

        private static FreeText reason(String text) {
            return new FreeText("reason", text, MOST);
        }

        boolean isTooLong() {
            return text.strip().length() > most;
        }

        FieldError error() {
            return new FieldError(
                    field,
                    Message.of("desk.too-long." + field, most, text.strip().length()));
        }
    }

    /** By how many days the term that runs may be extended now. */
    static int extension(CaseFile file) {
        if (!Lifecycle.isDrawn(file.stage(), CaseAction.Extended.class)) {
            return 0;
        }
        if (file.state() instanceof CaseState.UnderReconsideration) {
            return file.process()
                    .findReconsideration()
                    .filter(way -> file.second() != null && file.second().extended() == 0)
                    .map(Process.Reconsideration::extension)
                    .orElse(0);
        }
        return file.findClock()
                .filter(clock -> clock.extended() == 0)
                .map(clock -> file.process().decision().extension())
                .orElse(0);
    }

    private static Optional<FieldError> reason(@Nullable String reason) {
        if (reason == null) {
            return Optional.empty();
        }
        return error(reason.strip().length() < LEAST, "reason", "desk.decision.reason-missing");
    }

    private static Optional<FieldError> error(boolean broken, String field, String key) {
        return broken ? Optional.of(new FieldError(field, Message.of(key))) : Optional.empty();
    }

    /** Whether the case came back to be decided anew. */
    static boolean again(CaseRecord record) {
        return record.findLast(CaseAction.Reconsidered.class).isPresent();
    }
}
