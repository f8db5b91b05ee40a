package org.cityplus.cases.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** What happened, what is now, what comes. Each line begins with who acts. */
final class Timeline {
    private Timeline() {}

    static List<Happening> of(CaseRecord record, ServiceDefinition service, Instant now) {
        List<Happening> lines = new ArrayList<>();
        for (RecordedAction action : record.actions()) {
            lines.add(Happening.past(title(action, service), when(action)));
        }
        switch (record.state()) {
            case CaseState.AwaitingPayment awaiting -> {
                lines.add(Happening.now(Message.of("cases.next.pay", awaiting.fee()), null));
                lines.add(Happening.later(Message.of("cases.next.choose-visit"), null));
                lines.add(Happening.later(Message.of("cases.next.come"), null));
                lines.add(make(service));
            }
            case CaseState.AwaitingVisit _ -> {
                lines.add(Happening.now(Message.of("cases.next.choose-visit"), null));
                lines.add(Happening.later(Message.of("cases.next.come"), null));
                lines.add(make(service));
            }
            case CaseState.UnderReview review
            when review.visit().until().isAfter(now) -> {
                lines.add(Happening.now(
                        Message.of("cases.next.come-at", review.visit().from()), Message.of("cases.next.bring")));
                lines.add(make(service));
            }
            case CaseState.UnderReview review ->
                lines.add(Happening.now(
                        Message.of("cases.next.make-now"), Message.of("cases.next.by", review.promisedOn())));
            case CaseState.Granted granted ->
                lines.add(Happening.later(
                        Message.of("cases.next." + record.lodged().answers().getOrDefault("delivery", "collect")),
                        Message.of("cases.next.by", granted.readyOn())));
            case CaseState.Refused _ -> {}
        }
        return List.copyOf(lines);
    }

    private static Happening make(ServiceDefinition service) {
        return Happening.later(
                Message.of("cases.next.make"), Message.of("cases.next.within", service.promiseWorkingDays()));
    }

    private static Message title(RecordedAction recorded, ServiceDefinition service) {
        boolean self = recorded.actor().kind() == Actor.Kind.APPLICANT;
        return switch (recorded.action()) {
            case CaseAction.Lodged _ -> Message.of(self ? "cases.did.lodge" : "cases.did.lodge-for");
            case CaseAction.Paid paid -> Message.of(self ? "cases.did.pay" : "cases.did.pay-for", paid.amount());
            case CaseAction.FeeReturned returned -> Message.of("cases.did.return-fee", returned.fee());
            case CaseAction.VisitBooked booked ->
                Message.of(
                        self ? "cases.did.book" : "cases.did.book-for",
                        booked.visit().from());
            case CaseAction.Granted _ -> Message.of("cases.did.grant");
            case CaseAction.Refused refused -> Message.of("cases.did.refuse", ground(refused, service));
        };
    }

    static LocalizedText ground(CaseAction.Refused refused, ServiceDefinition service) {
        return service.findGround(refused.ground())
                .map(RefusalGround::name)
                .orElse(new LocalizedText(refused.ground(), refused.ground()));
    }

    private static Message when(RecordedAction action) {
        return action.actor().name().isEmpty()
                ? Message.of("cases.at", action.at())
                : Message.of("cases.at-by", action.at(), action.actor().name());
    }
}
