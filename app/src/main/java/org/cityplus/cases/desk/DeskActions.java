package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an officer's act becomes in the book: with its dates, its fee, and its word in the trail. */
@Component
class DeskActions {
    private final Timers timers;
    private final City city;
    private final Clock clock;
    private final Duration secondThought;

    /** @param secondThought how long a decision can be taken back before anybody outside is told */
    DeskActions(Timers timers, City city, Clock clock, @Value("${cityplus.second-thought:1m}") Duration secondThought) {
        this.timers = timers;
        this.city = city;
        this.clock = clock;
        this.secondThought = secondThought;
    }

    /** @param why as the applicant reads it in the trail at once; a decision's comes when it takes effect */
    record Written(CaseAction action, String word, String why) {}

    Written of(Officer officer, CaseRecord record, DeskAct act) {
        CaseRow row = record.row();
        CaseFile file = record.file();
        return switch (act) {
            case DeskAct.Accept _ -> written(timers.accepted(row, file, today(), false), "accepted", "");
            case DeskAct.AskMore ask -> written(more(file, ask), "more-asked", "");
            case DeskAct.NotAccept not ->
                written(
                        new CaseAction.NotAccepted(
                                not.why(), not.competent().strip(), not.reason().strip()),
                        "not-accepted",
                        not.reason());
            case DeskAct.Attend _ ->
                written(new CaseAction.Attended(file.state() instanceof CaseState.AwaitingVisit), "attended", "");
            case DeskAct.GiveOpinion opinion -> {
                String kind = officer.agency().equals(row.agency())
                        ? ""
                        : city.getAgency(officer.agency()).kind();
                yield written(
                        new CaseAction.OpinionGiven(
                                officer.id(),
                                kind,
                                opinion.favourable(),
                                opinion.text().strip()),
                        "opinion-given",
                        "");
            }
            case DeskAct.Decide decide -> decided(row, decide.decision());
            case DeskAct.Undo _ -> written(new CaseAction.DecisionUndone(), "decision-undone", "");
            case DeskAct.Issue issue ->
                written(new CaseAction.Issued(issue.document().strip()), "issued", "");
            case DeskAct.Deliver deliver ->
                written(new CaseAction.Delivered(deliver.how().strip()), "delivered", "");
            case DeskAct.AskExtension ask ->
                written(
                        new CaseAction.ExtensionAsked(
                                DeskRule.extension(file), ask.reason().strip()),
                        "extension-asked",
                        "");
            case DeskAct.Extend extend ->
                written(
                        new CaseAction.Extended(
                                DeskRule.extension(file), extend.reason().strip()),
                        "extended",
                        extend.reason());
            case DeskAct.HandOver hand -> written(handedOver(row, hand), "handed-over", hand.reason());
            case DeskAct.Admit _ ->
                written(new CaseAction.ReconsiderationAdmitted(false), "reconsideration-admitted", "");
            case DeskAct.Decline decline ->
                written(
                        new CaseAction.ReconsiderationDeclined(decline.reason().strip()),
                        "reconsideration-declined",
                        decline.reason());
            case DeskAct.Reconsider again ->
                written(
                        new CaseAction.Reconsidered(
                                again.result(),
                                again.reason().strip(),
                                again.result() == CaseAction.Reconsidered.Result.CHANGED ? readyOn(row) : null,
                                again.result() == CaseAction.Reconsidered.Result.ANEW ? anew(file) : null),
                        "reconsidered",
                        again.reason());
        };
    }

    /** What was verified was verified for the decision that is set aside. */
    private static ProcessStep anew(CaseFile file) {
        return file.process().has(ProcessStep.REVIEW) ? ProcessStep.REVIEW : ProcessStep.DECIDE;
    }

    private static Written written(CaseAction action, String word, String why) {
        return new Written(action, word, why.strip());
    }

    private CaseAction more(CaseFile file, DeskAct.AskMore ask) {
        LocalDate answerBy = file.process()
                .findAcceptance()
                .map(Process.Acceptance::answer)
                .filter(Objects::nonNull)
                .flatMap(term -> CaseClock.from(today(), term)
                        .due(city.calendar()::isWorkingDay)
                        .findDay())
                .orElse(null);
        return new CaseAction.MoreAsked(ask.items(), answerBy);
    }

    private Written decided(CaseRow row, Decision decision) {
        Instant outward = clock.instant().plus(secondThought);
        return switch (decision) {
            case Decision.Grant _ -> written(new CaseAction.Granted(readyOn(row), outward), "decided", "");
            case Decision.Refuse refuse ->
                written(new CaseAction.Refused(refuse.ground(), refuse.reason().strip(), outward), "decided", "");
        };
    }

    private CaseAction handedOver(CaseRow row, DeskAct.HandOver hand) {
        AgencyId to = new AgencyId(hand.agency());
        boolean known = city.findAgency(to).isPresent() && !to.equals(row.agency());
        List<Office> offices = known ? city.officesOf(to) : List.of();
        if (offices.isEmpty()) {
            Message message = Message.of("desk.hand-over.no-such-agency");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("agency", message)));
        }
        return new CaseAction.HandedOver(
                row.agency(), to, offices.getFirst().id(), hand.reason().strip());
    }

    /** The day promised; a promise already broken, or none, is not told as the day to come. */
    private LocalDate readyOn(CaseRow row) {
        LocalDate today = today();
        return row.findPromisedOn().filter(day -> !day.isBefore(today)).orElse(today);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
