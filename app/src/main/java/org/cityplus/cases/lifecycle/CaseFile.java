package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that the actions of a case come to.
 *
 * @param agency who has it now; null in cases of before, which never changed hands
 * @param answers what the applicant declares now
 * @param clock of the decision; null until acceptance, and in cases of before
 * @param second the clock of what goes on besides: acceptance, delivery, reconsideration; null when nothing does
 * @param promisedOn the day last told, where it was told by hand; null otherwise
 * @param decider who decided last
 * @param wanted days of an extension asked for and not answered; 0 for none
 */
public record CaseFile(
        Process process,
        @Nullable AgencyId agency,
        OfficeId office,
        Map<String, String> answers,
        Money fee,
        CaseState state,
        @Nullable CaseClock clock,
        @Nullable CaseClock second,
        @Nullable LocalDate promisedOn,
        @Nullable UUID decider,
        int wanted) {

    public CaseFile {
        answers = Map.copyOf(answers);
    }

    static CaseFile begin(CaseAction.Lodged lodged, LocalDate on) {
        Process process = lodged.process() == null ? Process.BEFORE : lodged.process();
        CaseFile file = new CaseFile(
                process,
                lodged.from(),
                lodged.office(),
                lodged.answers(),
                lodged.fee(),
                new CaseState.AwaitingDecision(),
                null,
                null,
                null,
                null,
                0);
        if (process.has(ProcessStep.ACCEPT)) {
            return file.at(new CaseState.AwaitingAcceptance(on)).counting(on, acceptance(process));
        }
        CaseFile running = process.isOfBefore() ? file : file.started(on);
        return running.standing(running.following(ProcessStep.LODGE, null), on);
    }

    static Term acceptance(Process process) {
        return process.findAcceptance().map(Process.Acceptance::term).orElse(Term.working(0));
    }

    public Stage stage() {
        return Stage.of(state);
    }

    public Optional<CaseClock> findClock() {
        return Optional.ofNullable(clock);
    }

    /** The state the step after {@code step} begins with. @param payBy what acceptance said of the fee */
    CaseState following(ProcessStep step, @Nullable LocalDate payBy) {
        return process.after(step)
                .map(next -> switch (next) {
                    case LODGE, ACCEPT -> throw new IllegalStateException("no case comes back to " + next);
                    case PAY ->
                        fee.isZero() ? following(ProcessStep.PAY, payBy) : new CaseState.AwaitingPayment(fee, payBy);
                    case APPOINTMENT -> new CaseState.AwaitingVisit(0);
                    case BIOMETRICS -> following(ProcessStep.BIOMETRICS, payBy);
                    case REVIEW -> new CaseState.UnderReview(List.of());
                    case DECIDE -> new CaseState.AwaitingDecision();
                    case ISSUE -> new CaseState.AwaitingIssue(LocalDate.MIN);
                    case DELIVER -> new CaseState.AwaitingDelivery(LocalDate.MIN, "");
                })
                .orElseGet(() -> new CaseState.Granted(LocalDate.MIN));
    }

    /** What a grant leads to. */
    CaseState granted(LocalDate readyOn) {
        return switch (following(ProcessStep.DECIDE, null)) {
            case CaseState.AwaitingIssue _ -> new CaseState.AwaitingIssue(readyOn);
            case CaseState.AwaitingDelivery _ -> new CaseState.AwaitingDelivery(readyOn, "");
            default -> new CaseState.Granted(readyOn);
        };
    }

    CaseState issued(LocalDate readyOn, String document) {
        return process.has(ProcessStep.DELIVER)
                ? new CaseState.AwaitingDelivery(readyOn, document)
                : new CaseState.Granted(readyOn);
    }

    /** At {@code next} since {@code on}: the city's clock stands while it is the applicant's turn, and runs otherwise. */
    CaseFile standing(CaseState next, LocalDate on) {
        CaseFile there = at(next);
        if (clock == null) {
            return there;
        }
        return there.clocked(
                switch (Stage.of(next).turn()) {
                    case APPLICANT -> clock.pause(on);
                    case AGENCY -> clock.isPaused() ? clock.resume(on) : clock;
                    case NOBODY -> clock;
                });
    }

    CaseFile at(CaseState next) {
        return new CaseFile(process, agency, office, answers, fee, next, clock, second, promisedOn, decider, wanted);
    }

    CaseFile started(LocalDate on) {
        return clocked(CaseClock.from(on, process.decision().term()));
    }

    CaseFile clocked(@Nullable CaseClock changed) {
        return new CaseFile(process, agency, office, answers, fee, state, changed, second, promisedOn, decider, wanted);
    }

    CaseFile counting(LocalDate on, Term term) {
        return secondly(CaseClock.from(on, term));
    }

    CaseFile secondly(@Nullable CaseClock changed) {
        return new CaseFile(process, agency, office, answers, fee, state, clock, changed, promisedOn, decider, wanted);
    }

    CaseFile costing(Money changed) {
        return new CaseFile(
                process, agency, office, answers, changed, state, clock, second, promisedOn, decider, wanted);
    }

    CaseFile promising(@Nullable LocalDate day) {
        return new CaseFile(process, agency, office, answers, fee, state, clock, second, day, decider, wanted);
    }

    CaseFile decidedBy(@Nullable UUID officer) {
        return new CaseFile(process, agency, office, answers, fee, state, clock, second, promisedOn, officer, wanted);
    }

    CaseFile wanting(int days) {
        return new CaseFile(process, agency, office, answers, fee, state, clock, second, promisedOn, decider, days);
    }

    CaseFile with(AgencyId to, OfficeId there) {
        return new CaseFile(process, to, there, answers, fee, state, clock, second, promisedOn, decider, wanted);
    }

    CaseFile answering(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(answers);
        all.putAll(changed);
        all.values().removeIf(String::isBlank);
        return new CaseFile(process, agency, office, all, fee, state, clock, second, promisedOn, decider, wanted);
    }
}
