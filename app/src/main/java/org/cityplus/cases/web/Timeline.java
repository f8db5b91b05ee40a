package org.cityplus.cases.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.Delivery;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** What happened, what is now, what comes. Each line begins with who acts. */
final class Timeline {
    private Timeline() {}

    static List<Happening> of(CaseRecord record, ServiceDefinition service, Instant now) {
        List<Happening> lines = new ArrayList<>();
        CaseFile file = record.file();
        for (RecordedAction action : outward(record)) {
            lines.add(Happening.past(title(action, service), when(action)));
        }
        CaseState state = CasePresenter.shown(file.state());
        present(state, file, record, now).ifPresent(lines::add);
        for (ProcessStep step : later(state, file)) {
            lines.add(Happening.later(Message.of("cases.next.step." + step.word()), null));
        }
        return List.copyOf(lines);
    }

    /** One action among those of several cases: the line names the service. */
    static Happening past(RecordedAction action, ServiceDefinition service) {
        return Happening.past(Message.of("life.did", service.shortName(), title(action, service)), when(action));
    }

    /** What the applicant may know: a decision counts once it can no longer be taken back. */
    static List<RecordedAction> outward(CaseRecord record) {
        List<RecordedAction> actions = record.actions();
        List<RecordedAction> told = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            CaseAction action = actions.get(i).action();
            boolean held = action instanceof CaseAction.Granted granted && granted.outwardAt() != null
                    || action instanceof CaseAction.Refused refused && refused.outwardAt() != null;
            boolean effective = i + 1 < actions.size() && actions.get(i + 1).action() instanceof CaseAction.TookEffect;
            boolean inner = action instanceof CaseAction.TookEffect
                    || action instanceof CaseAction.DecisionUndone
                    || action instanceof CaseAction.ExtensionAsked;
            if (!inner && (!held || effective)) {
                told.add(actions.get(i));
            }
        }
        return told;
    }

    private static Optional<Happening> present(CaseState state, CaseFile file, CaseRecord record, Instant now) {
        @Nullable Object due = record.row().dueOn();
        return Optional.ofNullable(
                switch (state) {
                    case CaseState.AwaitingAcceptance _, CaseState.CheckingMore _ ->
                        Happening.now(Message.of("cases.next.acceptance"), by(due));
                    case CaseState.AwaitingMore awaiting ->
                        Happening.now(
                                Message.of("cases.next.more", awaiting.items().size()), by(due));
                    case CaseState.AwaitingPayment awaiting ->
                        Happening.now(Message.of("cases.next.pay", awaiting.fee()), by(due));
                    case CaseState.AwaitingVisit _ -> Happening.now(Message.of("cases.next.choose-visit"), null);
                    case CaseState.AwaitingAttendance awaiting ->
                        awaiting.visit().until().isAfter(now)
                                ? Happening.now(
                                        Message.of(
                                                "cases.next.come-at",
                                                awaiting.visit().from()),
                                        Message.of("cases.next.bring"))
                                : Happening.now(Message.of("cases.next.decide"), by(due));
                    case CaseState.UnderReview _ -> Happening.now(Message.of("cases.next.review"), by(due));
                    case CaseState.AwaitingDecision _, CaseState.JustDecided _ ->
                        Happening.now(Message.of("cases.next.decide"), by(due));
                    case CaseState.AwaitingIssue awaiting ->
                        Happening.now(Message.of("cases.next.issue"), by(awaiting.readyOn()));
                    case CaseState.AwaitingDelivery awaiting ->
                        Happening.now(
                                delivery(file).orElse(Message.of("cases.next.step.deliver")), by(awaiting.readyOn()));
                    case CaseState.Granted granted ->
                        delivery(file)
                                .map(way -> Happening.later(way, by(granted.readyOn())))
                                .orElse(null);
                    case CaseState.AwaitingAdmission _ -> Happening.now(Message.of("cases.next.admission"), by(due));
                    case CaseState.UnderReconsideration _ ->
                        Happening.now(Message.of("cases.next.reconsider"), by(due));
                    case CaseState.Delivered _,
                            CaseState.Refused _,
                            CaseState.NotAccepted _,
                            CaseState.Withdrawn _,
                            CaseState.Lapsed _,
                            CaseState.Upheld _ -> null;
                });
    }

    private static Optional<Message> delivery(CaseFile file) {
        return Delivery.find(file.answers()).map(way -> Message.of("cases.next." + way.word()));
    }

    /** The steps still to come after the one the case is at. */
    private static List<ProcessStep> later(CaseState state, CaseFile file) {
        ProcessStep at = switch (state) {
            case CaseState.AwaitingAcceptance _, CaseState.AwaitingMore _, CaseState.CheckingMore _ ->
                ProcessStep.ACCEPT;
            case CaseState.AwaitingPayment _ -> ProcessStep.PAY;
            case CaseState.AwaitingVisit _ -> ProcessStep.APPOINTMENT;
            case CaseState.AwaitingAttendance _ ->
                file.process().has(ProcessStep.BIOMETRICS) ? ProcessStep.BIOMETRICS : ProcessStep.APPOINTMENT;
            case CaseState.UnderReview _ -> ProcessStep.REVIEW;
            case CaseState.AwaitingDecision _, CaseState.JustDecided _ -> ProcessStep.DECIDE;
            case CaseState.AwaitingIssue _ -> ProcessStep.ISSUE;
            default -> ProcessStep.DELIVER;
        };
        List<ProcessStep> steps = file.process().steps();
        int from = steps.indexOf(at);
        return from < 0
                ? List.of()
                : steps.subList(from + 1, steps.size()).stream()
                        .filter(step -> step != ProcessStep.PAY || !file.fee().isZero())
                        .toList();
    }

    private static @Nullable Message by(@Nullable Object day) {
        return day == null ? null : Message.of("cases.next.by", day);
    }

    private static Message title(RecordedAction recorded, ServiceDefinition service) {
        boolean self = recorded.actor().kind() == Actor.Kind.APPLICANT;
        return switch (recorded.action()) {
            case CaseAction.Lodged _ -> own("lodge", self);
            case CaseAction.Accepted accepted ->
                accepted.silent()
                        ? Message.of("cases.did.accept-silently", accepted.asOf())
                        : Message.of("cases.did.accept");
            case CaseAction.MoreAsked asked ->
                Message.of("cases.did.ask-more", asked.items().size());
            case CaseAction.MoreGiven _ -> own("give-more", self);
            case CaseAction.NotAccepted not ->
                Message.of("cases.did.not-accept", Message.of("cases.declined." + not.why()));
            case CaseAction.Paid paid -> Message.of(self ? "cases.did.pay" : "cases.did.pay-for", paid.amount());
            case CaseAction.FeeReturned returned -> Message.of("cases.did.return-fee", returned.fee());
            case CaseAction.VisitBooked booked ->
                Message.of(
                        self ? "cases.did.book" : "cases.did.book-for",
                        booked.visit().from());
            case CaseAction.VisitCancelled _ -> own("cancel-visit", self);
            case CaseAction.NoShow _ -> Message.of("cases.did.miss");
            case CaseAction.Attended _ -> Message.of("cases.did.attend");
            case CaseAction.OpinionGiven _ -> Message.of("cases.did.review");
            case CaseAction.Granted _ -> Message.of("cases.did.grant");
            case CaseAction.Refused refused -> Message.of("cases.did.refuse", ground(refused.ground(), service));
            case CaseAction.Issued _ -> Message.of("cases.did.issue");
            case CaseAction.Delivered _ -> Message.of("cases.did.deliver");
            case CaseAction.Extended extended -> Message.of("cases.did.extend", extended.days(), extended.reason());
            case CaseAction.HandedOver _ -> Message.of("cases.did.hand-over");
            case CaseAction.Withdrawn _ -> own("withdraw", self);
            case CaseAction.Lapsed lapsed -> Message.of("cases.did.lapse", Message.of("cases.lapse." + lapsed.cause()));
            case CaseAction.ReconsiderationAsked _ -> own("ask-again", self);
            case CaseAction.ReconsiderationAdmitted admitted ->
                Message.of(admitted.silent() ? "cases.did.admit-silently" : "cases.did.admit");
            case CaseAction.ReconsiderationDeclined _ -> Message.of("cases.did.decline");
            case CaseAction.Reconsidered again ->
                Message.of("cases.did.reconsider", Message.of("cases.reconsidered." + again.result()));
            case CaseAction.TookEffect _, CaseAction.DecisionUndone _, CaseAction.ExtensionAsked _ ->
                throw new IllegalStateException("not told: " + recorded.action().getClass());
        };
    }

    private static Message own(String act, boolean self) {
        return Message.of((self ? "cases.did." : "cases.did-for.") + act);
    }

    static LocalizedText ground(String id, ServiceDefinition service) {
        return service.findGround(id).map(RefusalGround::name).orElse(new LocalizedText(id, id));
    }

    private static Message when(RecordedAction action) {
        return action.actor().name().isEmpty()
                ? Message.of("cases.at", action.at())
                : Message.of("cases.at-by", action.at(), action.actor().name());
    }
}
