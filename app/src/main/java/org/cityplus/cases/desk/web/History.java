package org.cityplus.cases.desk.web;

import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.kernel.Message;

/** What happened, as the desk reads it. */
final class History {
    private History() {}

    static Message line(ServiceDefinition service, CaseRow row, RecordedAction recorded) {
        String officer = recorded.actor().name();
        return switch (recorded.action()) {
            case CaseAction.Lodged _ ->
                row.findFiler()
                        .map(filer -> Message.of("cases.filed-as." + filer.as(), filer.name(), row.applicantName()))
                        .orElseGet(() -> Message.of("desk.history.lodged", row.applicantName()));
            case CaseAction.Accepted accepted ->
                accepted.silent()
                        ? Message.of("desk.history.accepted-silently", accepted.asOf())
                        : Message.of("desk.history.accepted", officer);
            case CaseAction.MoreAsked asked ->
                Message.of("desk.history.more-asked", officer, asked.items().size());
            case CaseAction.MoreGiven _ -> Message.of("desk.history.more-given", row.applicantName());
            case CaseAction.NotAccepted not ->
                Message.of("desk.history.not-accepted", officer, Message.of("cases.declined." + not.why()));
            case CaseAction.Paid paid ->
                officer.isEmpty()
                        ? Message.of("desk.history.paid", paid.amount())
                        : Message.of("desk.history.paid-by", officer, paid.amount());
            case CaseAction.FeeReturned returned ->
                Message.of("desk.history.fee-returned", officer, returned.fee(), returned.why());
            case CaseAction.VisitBooked booked ->
                booked.promisedOn() == null
                        ? Message.of("desk.history.visit", booked.visit().from())
                        : Message.of("desk.history.visit-booked", booked.visit().from(), booked.promisedOn());
            case CaseAction.VisitCancelled _ -> Message.of("desk.history.visit-cancelled", row.applicantName());
            case CaseAction.NoShow _ -> Message.of("desk.history.no-show", row.applicantName());
            case CaseAction.Attended attended ->
                Message.of(attended.walkedIn() ? "desk.history.walked-in" : "desk.history.attended", officer);
            case CaseAction.OpinionGiven opinion ->
                Message.of(
                        opinion.favourable() ? "desk.history.opinion-for" : "desk.history.opinion-against",
                        officer,
                        opinion.text());
            case CaseAction.Granted granted -> Message.of("desk.history.granted", officer, granted.readyOn());
            case CaseAction.Refused refused ->
                Message.of("desk.history.refused", officer, name(service, refused.ground()));
            case CaseAction.DecisionUndone _ -> Message.of("desk.history.undone", officer);
            case CaseAction.TookEffect _ -> Message.of("desk.history.took-effect");
            case CaseAction.Issued _ -> Message.of("desk.history.issued", officer);
            case CaseAction.Delivered _ -> Message.of("desk.history.delivered", officer);
            case CaseAction.ExtensionAsked asked ->
                Message.of("desk.history.extension-asked", officer, asked.days(), asked.reason());
            case CaseAction.Extended extended ->
                Message.of("desk.history.extended", officer, extended.days(), extended.reason());
            case CaseAction.HandedOver handed -> Message.of("desk.history.handed-over", officer, handed.reason());
            case CaseAction.Withdrawn _ -> Message.of("desk.history.withdrawn", row.applicantName());
            case CaseAction.Lapsed lapsed ->
                Message.of("desk.history.lapsed", Message.of("cases.lapse." + lapsed.cause()));
            case CaseAction.ReconsiderationAsked _ ->
                Message.of("desk.history.reconsideration-asked", row.applicantName());
            case CaseAction.ReconsiderationAdmitted admitted ->
                admitted.silent()
                        ? Message.of("desk.history.reconsideration-admitted-silently")
                        : Message.of("desk.history.reconsideration-admitted", officer);
            case CaseAction.ReconsiderationDeclined declined ->
                Message.of("desk.history.reconsideration-declined", officer, declined.reason());
            case CaseAction.Reconsidered again ->
                Message.of("desk.history.reconsidered", officer, Message.of("cases.reconsidered." + again.result()));
        };
    }

    private static Object name(ServiceDefinition service, String ground) {
        return service.findGround(ground).<Object>map(RefusalGround::name).orElse(ground);
    }
}
