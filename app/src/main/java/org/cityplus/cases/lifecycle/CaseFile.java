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
 * @param opinions of those asked about the decision that is due, or was taken last
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
        int wanted,
        List<Opinion> opinions) {

    public CaseFile {
        answers = Map.copyOf(answers);
        opinions = List.copyOf(opinions);
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
                0,
                List.of());
        if (process.has(ProcessStep.ACCEPT)) {
            return file.at(new CaseState.AwaitingAcceptance(on)).counting(on, acceptance(process));
        }
        CaseFile running = process.isOfBefore() ? file : file.started(on);
        return running.standing(running.following(ProcessStep.LODGE), on);
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

    /** The state the step after {@code step} begins with. */
    CaseState following(ProcessStep step) {
        return following(step, null);
    }

    /** @param payBy what was told of the fee, if it is due next */
    CaseState following(ProcessStep step, @Nullable LocalDate payBy) {
        return process.after(step)
                .map(next -> switch (next) {
                    case LODGE, ACCEPT -> throw new IllegalStateException("no case comes back to " + next);
                    case PAY ->
                        fee.isZero() ? following(ProcessStep.PAY) : new CaseState.AwaitingPayment(fee, payBy, null);
                    case APPOINTMENT -> new CaseState.AwaitingVisit(0);
                    case BIOMETRICS -> following(ProcessStep.BIOMETRICS);
                    case REVIEW -> new CaseState.UnderReview();
                    case DECIDE -> new CaseState.AwaitingDecision();
                    case ISSUE -> new CaseState.AwaitingIssue(LocalDate.MIN);
                    case DELIVER -> new CaseState.AwaitingDelivery(LocalDate.MIN, "");
                })
                .orElseGet(() -> new CaseState.Granted(LocalDate.MIN));
    }

    /** What a grant leads to. */
    CaseState granted(LocalDate readyOn) {
        return switch (following(ProcessStep.DECIDE)) {
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

    /**
     * At {@code next} since {@code on}: the city's clock stands while it is the applicant's turn, and runs otherwise; what is
     * to be paid has a term of its own from that day.
     */
    CaseFile standing(CaseState next, LocalDate on) {
        CaseFile there = next instanceof CaseState.AwaitingPayment
                ? at(next).counting(on, process.findPayment().map(Process.Payment::term))
                : at(next).secondly(null);
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
        return new CaseFile(
                process, agency, office, answers, fee, next, clock, second, promisedOn, decider, wanted, opinions);
    }

    CaseFile started(LocalDate on) {
        return clocked(CaseClock.from(on, process.decision().term()));
    }

    CaseFile clocked(@Nullable CaseClock changed) {
        return new CaseFile(
                process, agency, office, answers, fee, state, changed, second, promisedOn, decider, wanted, opinions);
    }

    CaseFile counting(LocalDate on, Term term) {
        return secondly(CaseClock.from(on, term));
    }

    /** Without a term nothing ends by itself. */
    CaseFile counting(LocalDate on, Optional<Term> term) {
        return secondly(term.map(length -> CaseClock.from(on, length)).orElse(null));
    }

    CaseFile secondly(@Nullable CaseClock changed) {
        return new CaseFile(
                process, agency, office, answers, fee, state, clock, changed, promisedOn, decider, wanted, opinions);
    }

    CaseFile costing(Money changed) {
        return new CaseFile(
                process, agency, office, answers, changed, state, clock, second, promisedOn, decider, wanted, opinions);
    }

    CaseFile promising(@Nullable LocalDate day) {
        return new CaseFile(
                process, agency, office, answers, fee, state, clock, second, day, decider, wanted, opinions);
    }

    CaseFile decidedBy(@Nullable UUID officer) {
        return new CaseFile(
                process, agency, office, answers, fee, state, clock, second, promisedOn, officer, wanted, opinions);
    }

    CaseFile wanting(int days) {
        return new CaseFile(
                process, agency, office, answers, fee, state, clock, second, promisedOn, decider, days, opinions);
    }

    CaseFile with(AgencyId to, OfficeId there) {
        return new CaseFile(
                process, to, there, answers, fee, state, clock, second, promisedOn, decider, wanted, opinions);
    }

    CaseFile answering(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(answers);
        all.putAll(changed);
        all.values().removeIf(String::isBlank);
        return new CaseFile(
                process, agency, office, all, fee, state, clock, second, promisedOn, decider, wanted, opinions);
    }

    CaseFile hearing(List<Opinion> changed) {
        return new CaseFile(
                process, agency, office, answers, fee, state, clock, second, promisedOn, decider, wanted, changed);
    }

    /** Whether the service gives the fee back when {@code what} happens. */
    public boolean returnsFee(Process.RefundOn what) {
        return process.findPayment()
                .filter(payment -> payment.refund().contains(what))
                .isPresent();
    }

    /** How many of the officers of the agency that has it are still to verify. */
    public int officersAwaited() {
        long own = opinions.stream().filter(opinion -> opinion.kind().isEmpty()).count();
        return process.findReview()
                .map(review -> Math.max(0, review.officers() - Math.toIntExact(own)))
                .orElse(0);
    }

    /** The kinds of other agencies that are still to give their opinion. */
    public List<String> kindsAwaited() {
        return process.findReview().map(Process.Review::jointly).orElse(List.of()).stream()
                .filter(kind ->
                        opinions.stream().noneMatch(opinion -> opinion.kind().equals(kind)))
                .toList();
    }

    /** Whether anybody who was asked is against granting it. */
    public boolean isOpposed() {
        return opinions.stream().anyMatch(opinion -> !opinion.favourable());
    }
}
