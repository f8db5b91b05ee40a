package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.jspecify.annotations.Nullable;

/** What each action makes of a case; whether it may happen is {@link Lifecycle}'s to say. */
final class Turns {
    private Turns() {}

    static Optional<CaseFile> turn(CaseFile file, RecordedAction recorded) {
        LocalDate on = recorded.on();
        return switch (recorded.action()) {
            case CaseAction.Lodged _ -> Optional.empty();
            case CaseAction.Accepted accepted -> Optional.of(accepted(file, accepted, on));
            case CaseAction.MoreAsked asked ->
                Optional.of(file.at(new CaseState.AwaitingMore(asked.items(), asked.answerBy()))
                        .counting(on, file.process().findAcceptance().map(Process.Acceptance::answer)));
            case CaseAction.MoreGiven given ->
                Optional.of(file.answering(given.answers())
                        .at(new CaseState.CheckingMore(on))
                        .counting(on, CaseFile.acceptance(file.process())));
            case CaseAction.NotAccepted not ->
                Optional.of(file.at(new CaseState.NotAccepted(not.why(), not.competent(), not.reason()))
                        .secondly(null));
            case CaseAction.Paid _ -> Optional.of(file.standing(paid(file), on));
            case CaseAction.FeeReturned returned -> returned(file, returned, on);
            case CaseAction.VisitBooked booked -> Optional.of(booked(file, booked, on));
            case CaseAction.VisitCancelled _ -> missed(file, 0, on);
            case CaseAction.NoShow _ -> missed(file, 1, on);
            case CaseAction.Attended _ -> Optional.of(attended(file, on));
            case CaseAction.OpinionGiven given -> opinion(file, given, on);
            case CaseAction.Granted granted -> granted(file, granted, recorded);
            case CaseAction.Refused refused -> refused(file, refused, recorded);
            case CaseAction.DecisionUndone _ ->
                file.state() instanceof CaseState.JustDecided decided
                        ? Optional.of(file.at(decided.before())
                                .decidedBy(decided.deciderBefore())
                                .wanting(decided.wantedBefore()))
                        : Optional.empty();
            case CaseAction.TookEffect _ -> tookEffect(file, on);
            case CaseAction.Issued issued ->
                file.state() instanceof CaseState.AwaitingIssue awaiting
                        ? Optional.of(file.at(file.issued(awaiting.readyOn(), issued.document())))
                        : Optional.empty();
            case CaseAction.Delivered _ ->
                file.state() instanceof CaseState.AwaitingDelivery awaiting
                        ? Optional.of(file.at(new CaseState.Delivered(awaiting.document()))
                                .secondly(null))
                        : Optional.empty();
            case CaseAction.ExtensionAsked asked -> Optional.of(file.wanting(asked.days()));
            case CaseAction.Extended extended -> extended(file, extended);
            case CaseAction.HandedOver handed -> Optional.of(file.with(handed.to(), handed.office()));
            case CaseAction.Withdrawn _ ->
                Optional.of(file.at(new CaseState.Withdrawn()).secondly(null));
            case CaseAction.Lapsed lapsed ->
                Optional.of(file.at(new CaseState.Lapsed(lapsed.cause())).secondly(null));
            case CaseAction.ReconsiderationAsked asked -> asked(file, asked, on);
            case CaseAction.ReconsiderationAdmitted _ -> admitted(file, on);
            case CaseAction.ReconsiderationDeclined declined ->
                file.state() instanceof CaseState.AwaitingAdmission awaiting
                        ? Optional.of(file.at(new CaseState.Upheld(awaiting.first(), declined.reason()))
                                .with(awaiting.from(), file.office())
                                .secondly(null))
                        : Optional.empty();
            case CaseAction.Reconsidered reconsidered -> reconsidered(file, reconsidered, on);
        };
    }

    private static CaseFile accepted(CaseFile file, CaseAction.Accepted accepted, LocalDate on) {
        CaseFile costing = file.costing(accepted.fee()).started(accepted.asOf());
        return costing.standing(costing.following(ProcessStep.ACCEPT, accepted.payBy()), on);
    }

    private static CaseState paid(CaseFile file) {
        return file.state() instanceof CaseState.AwaitingPayment awaiting && awaiting.then() != null
                ? awaiting.then()
                : file.following(ProcessStep.PAY);
    }

    private static Optional<CaseFile> returned(CaseFile file, CaseAction.FeeReturned returned, LocalDate on) {
        if (!file.process().has(ProcessStep.PAY)) {
            return Optional.empty();
        }
        if (returned.then() == null) {
            // In cases of before everything after the payment came again, the opinions too.
            var unpaid = new CaseState.AwaitingPayment(returned.fee(), returned.payBy(), null);
            return Optional.of(file.hearing(List.of()).standing(unpaid, on));
        }
        return resumed(file, returned.then())
                .map(then -> file.standing(new CaseState.AwaitingPayment(returned.fee(), returned.payBy(), then), on));
    }

    /** Nobody comes twice; a time that was booked is free. Only what the case's own process has can be gone on with. */
    private static Optional<CaseState> resumed(CaseFile file, Stage then) {
        return switch (then) {
            case AWAITING_VISIT ->
                at(ProcessStep.APPOINTMENT, file).map(step -> new CaseState.AwaitingVisit(missed(file)));
            case UNDER_REVIEW -> at(ProcessStep.REVIEW, file).map(step -> new CaseState.UnderReview());
            case AWAITING_DECISION -> at(ProcessStep.DECIDE, file).map(step -> new CaseState.AwaitingDecision());
            default -> Optional.empty();
        };
    }

    private static Optional<ProcessStep> at(ProcessStep step, CaseFile file) {
        return Optional.of(step).filter(file.process()::has);
    }

    private static int missed(CaseFile file) {
        return switch (file.state()) {
            case CaseState.AwaitingVisit awaiting -> awaiting.missed();
            case CaseState.AwaitingAttendance awaiting -> awaiting.missed();
            default -> 0;
        };
    }

    private static CaseFile booked(CaseFile file, CaseAction.VisitBooked booked, LocalDate on) {
        CaseFile there = file.at(new CaseState.AwaitingAttendance(booked.visit(), missed(file)));
        if (file.clock() == null) {
            return there.promising(booked.promisedOn());
        }
        // Until the day of the visit the applicant is awaited; from then on the city's time runs.
        LocalDate day = booked.visit().day() == null ? on : booked.visit().day();
        return there.clocked(file.clock().pause(on).resume(day));
    }

    private static Optional<CaseFile> missed(CaseFile file, int more, LocalDate on) {
        return Optional.of(file.standing(new CaseState.AwaitingVisit(missed(file) + more), on));
    }

    private static CaseFile attended(CaseFile file, LocalDate on) {
        CaseFile there = file.at(file.following(ProcessStep.APPOINTMENT));
        return file.clock() == null
                ? there
                : there.clocked(file.clock().pause(on).resume(on));
    }

    private static Optional<CaseFile> opinion(CaseFile file, CaseAction.OpinionGiven given, LocalDate on) {
        if (!(file.state() instanceof CaseState.UnderReview)
                || file.process().review() == null
                || file.opinions().stream()
                        .anyMatch(opinion -> opinion.officer().equals(given.officer()))) {
            return Optional.empty();
        }
        List<Opinion> opinions = new ArrayList<>(file.opinions());
        opinions.add(new Opinion(given.officer(), given.kind(), given.favourable(), given.text()));
        CaseFile reviewed = file.hearing(opinions);
        boolean complete =
                reviewed.officersAwaited() == 0 && reviewed.kindsAwaited().isEmpty();
        return Optional.of(complete ? reviewed.standing(reviewed.following(ProcessStep.REVIEW), on) : reviewed);
    }

    private static Optional<CaseFile> granted(CaseFile file, CaseAction.Granted granted, RecordedAction recorded) {
        Instant outward = granted.outwardAt();
        if (outward == null) {
            return file.process().isOfBefore()
                    ? Optional.of(file.at(new CaseState.Granted(granted.readyOn())))
                    : Optional.empty();
        }
        return decided(file, new Verdict.Grant(granted.readyOn()), outward, recorded);
    }

    private static Optional<CaseFile> refused(CaseFile file, CaseAction.Refused refused, RecordedAction recorded) {
        Instant outward = refused.outwardAt();
        if (outward == null) {
            return file.process().isOfBefore()
                    ? Optional.of(file.at(new CaseState.Refused(refused.ground(), refused.reason())))
                    : Optional.empty();
        }
        return decided(file, new Verdict.Refuse(refused.ground(), refused.reason()), outward, recorded);
    }

    private static Optional<CaseFile> decided(
            CaseFile file, Verdict verdict, Instant outward, RecordedAction recorded) {
        var decided = new CaseState.JustDecided(verdict, outward, file.state(), file.decider(), file.wanted());
        return Optional.of(file.at(decided).decidedBy(recorded.actor().id()).wanting(0));
    }

    private static Optional<CaseFile> tookEffect(CaseFile file, LocalDate on) {
        if (!(file.state() instanceof CaseState.JustDecided decided)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (decided.verdict()) {
                    case Verdict.Grant grant -> delivering(file.at(file.granted(grant.readyOn())), on);
                    case Verdict.Refuse refuse ->
                        file.at(new CaseState.Refused(refuse.ground(), refuse.reason()))
                                .counting(
                                        on, file.process().findReconsideration().map(Process.Reconsideration::within));
                });
    }

    /** Administrative License Law art. 44: what is granted is handed over within a term of its own. */
    private static CaseFile delivering(CaseFile file, LocalDate on) {
        @Nullable
        Term term = file.process().findDelivery().map(Process.Delivery::term).orElse(null);
        boolean open = !file.stage().isClosed();
        return open && term != null ? file.counting(on, term) : file;
    }

    private static Optional<CaseFile> extended(CaseFile file, CaseAction.Extended extended) {
        if (file.state() instanceof CaseState.UnderReconsideration) {
            return file.second() == null
                    ? Optional.empty()
                    : Optional.of(
                            file.secondly(file.second().extend(extended.days())).wanting(0));
        }
        return file.clock() == null || file.clock().extended() > 0
                ? Optional.empty()
                : Optional.of(file.clocked(file.clock().extend(extended.days())).wanting(0));
    }

    private static Optional<CaseFile> asked(CaseFile file, CaseAction.ReconsiderationAsked asked, LocalDate on) {
        return file.state() instanceof CaseState.Refused first && file.process().reconsideration() != null
                ? Optional.of(file.at(new CaseState.AwaitingAdmission(first, asked.from(), asked.statement()))
                        .with(asked.to(), file.office())
                        .counting(on, file.process().reconsideration().review()))
                : Optional.empty();
    }

    private static Optional<CaseFile> admitted(CaseFile file, LocalDate on) {
        return file.state() instanceof CaseState.AwaitingAdmission awaiting
                        && file.process().reconsideration() != null
                ? Optional.of(file.at(new CaseState.UnderReconsideration(
                                awaiting.first(), awaiting.from(), awaiting.statement()))
                        .counting(on, file.process().reconsideration().decide()))
                : Optional.empty();
    }

    private static Optional<CaseState> anew(CaseFile file, @Nullable ProcessStep from) {
        if (from == ProcessStep.REVIEW) {
            return file.process().has(ProcessStep.REVIEW) ? Optional.of(new CaseState.UnderReview()) : Optional.empty();
        }
        return from == null || from == ProcessStep.DECIDE
                ? Optional.of(new CaseState.AwaitingDecision())
                : Optional.empty();
    }

    private static Optional<CaseFile> reconsidered(CaseFile file, CaseAction.Reconsidered action, LocalDate on) {
        if (!(file.state() instanceof CaseState.UnderReconsideration under)) {
            return Optional.empty();
        }
        CaseFile home = file.with(under.from(), file.office()).secondly(null).wanting(0);
        return switch (action.result()) {
            case UPHELD -> Optional.of(home.at(new CaseState.Upheld(under.first(), action.reason())));
            // What was found before was found for the decision that is set aside.
            case ANEW ->
                anew(file, action.from())
                        .map(there -> home.hearing(List.of()).at(there).started(on));
            case CHANGED ->
                action.readyOn() == null
                        ? Optional.empty()
                        : Optional.of(delivering(home.at(home.granted(action.readyOn())), on));
        };
    }
}
