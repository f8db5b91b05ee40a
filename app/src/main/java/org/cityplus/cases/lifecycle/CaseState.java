package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Where a case stands. Each state holds what only it knows. */
public sealed interface CaseState {
    default Turn turn() {
        return Stage.of(this).turn();
    }

    /** @param came the day the materials came */
    record AwaitingAcceptance(LocalDate came) implements CaseState {}

    /** @param told the last day as it was told; it may have become later since, and never earlier */
    record AwaitingMore(List<Missing> items, @Nullable LocalDate told) implements CaseState {
        public AwaitingMore {
            items = List.copyOf(items);
        }
    }

    /** What was asked for is there; it was asked once, and is not asked again. */
    record CheckingMore(LocalDate came) implements CaseState {}

    /**
     * @param told the last day as it was told; it may have become later since, and never earlier
     * @param then where it goes on once paid, when the fee had gone back; null for the step that follows
     */
    record AwaitingPayment(
            Money fee, @Nullable LocalDate told, @Nullable CaseState then) implements CaseState {}

    /** @param missed how often the applicant stayed away */
    record AwaitingVisit(int missed) implements CaseState {}

    record AwaitingAttendance(Visit visit, int missed) implements CaseState {}

    record UnderReview() implements CaseState {}

    record AwaitingDecision() implements CaseState {}

    /**
     * Decided, and nobody outside told yet.
     *
     * @param before where the case stands when it is taken back
     * @param deciderBefore who had decided before that; null when nobody had
     * @param wantedBefore days of an extension that was asked for and has become needless
     */
    record JustDecided(
            Verdict verdict,
            Instant outwardAt,
            CaseState before,
            @Nullable UUID deciderBefore,
            int wantedBefore) implements CaseState {}

    record AwaitingIssue(LocalDate readyOn) implements CaseState {}

    record AwaitingDelivery(LocalDate readyOn, String document) implements CaseState {}

    record Granted(LocalDate readyOn) implements CaseState {}

    record Delivered(String document) implements CaseState {}

    record Refused(String ground, String reason) implements CaseState {}

    record NotAccepted(Declined why, String competent, String reason) implements CaseState {}

    record Withdrawn() implements CaseState {}

    record Lapsed(CaseAction.Lapsed.Cause cause) implements CaseState {}

    /** @param from the agency that refused, where the case returns to */
    record AwaitingAdmission(Refused first, AgencyId from, String statement) implements CaseState {}

    record UnderReconsideration(Refused first, AgencyId from, String statement) implements CaseState {}

    /** The refusal stands, and was looked at by another body. */
    record Upheld(Refused first, String reason) implements CaseState {}
}
