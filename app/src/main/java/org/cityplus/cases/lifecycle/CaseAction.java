package org.cityplus.cases.lifecycle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What happened to a case. Past tense, never changed, never removed; what a later version adds is null in older ones. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaseAction.Lodged.class, name = "lodged"),
    @JsonSubTypes.Type(value = CaseAction.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = CaseAction.MoreAsked.class, name = "more-asked"),
    @JsonSubTypes.Type(value = CaseAction.MoreGiven.class, name = "more-given"),
    @JsonSubTypes.Type(value = CaseAction.NotAccepted.class, name = "not-accepted"),
    @JsonSubTypes.Type(value = CaseAction.Paid.class, name = "paid"),
    @JsonSubTypes.Type(value = CaseAction.FeeReturned.class, name = "fee-returned"),
    @JsonSubTypes.Type(value = CaseAction.VisitBooked.class, name = "visit-booked"),
    @JsonSubTypes.Type(value = CaseAction.VisitCancelled.class, name = "visit-cancelled"),
    @JsonSubTypes.Type(value = CaseAction.NoShow.class, name = "no-show"),
    @JsonSubTypes.Type(value = CaseAction.Attended.class, name = "attended"),
    @JsonSubTypes.Type(value = CaseAction.OpinionGiven.class, name = "opinion-given"),
    @JsonSubTypes.Type(value = CaseAction.Granted.class, name = "granted"),
    @JsonSubTypes.Type(value = CaseAction.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = CaseAction.DecisionUndone.class, name = "decision-undone"),
    @JsonSubTypes.Type(value = CaseAction.TookEffect.class, name = "took-effect"),
    @JsonSubTypes.Type(value = CaseAction.Issued.class, name = "issued"),
    @JsonSubTypes.Type(value = CaseAction.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = CaseAction.ExtensionAsked.class, name = "extension-asked"),
    @JsonSubTypes.Type(value = CaseAction.Extended.class, name = "extended"),
    @JsonSubTypes.Type(value = CaseAction.HandedOver.class, name = "handed-over"),
    @JsonSubTypes.Type(value = CaseAction.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = CaseAction.Lapsed.class, name = "lapsed"),
    @JsonSubTypes.Type(value = CaseAction.ReconsiderationAsked.class, name = "reconsideration-asked"),
    @JsonSubTypes.Type(value = CaseAction.ReconsiderationAdmitted.class, name = "reconsideration-admitted"),
    @JsonSubTypes.Type(value = CaseAction.ReconsiderationDeclined.class, name = "reconsideration-declined"),
    @JsonSubTypes.Type(value = CaseAction.Reconsidered.class, name = "reconsidered")
})
public sealed interface CaseAction {
    /** Whether the applicant may know of it at once: a decision is the desk's alone until it takes effect. */
    default boolean outward() {
        return switch (this) {
            case Granted granted -> granted.outwardAt() == null;
            case Refused refused -> refused.outwardAt() == null;
            case DecisionUndone _, ExtensionAsked _ -> false;
            default -> true;
        };
    }

    /**
     * The applicant sent the form: what they declared, and what it would cost that day.
     *
     * @param process the way the case goes; null in cases of before there were several
     * @param from the agency it went to; null in cases of before
     */
    record Lodged(
            Map<String, String> answers,
            OfficeId office,
            Money fee,
            @Nullable Process process,
            @Nullable AgencyId from) implements CaseAction {}

    /**
     * The application was taken on, as of {@code asOf}; from then on the city's time runs.
     *
     * @param silent nobody said anything in the legal days, which counts as accepted (Administrative License Law art. 32)
     * @param fee of that day
     * @param payBy last day to pay it as it was told then; null when there is no end, or none could be told
     */
    record Accepted(
            LocalDate asOf,
            boolean silent,
            Money fee,
            @Nullable LocalDate payBy) implements CaseAction {}

    /** An officer asked for everything that is missing, once; {@code answerBy} as {@code payBy} above. */
    record MoreAsked(List<Missing> items, @Nullable LocalDate answerBy) implements CaseAction {
        public MoreAsked {
            items = List.copyOf(items);
        }
    }

    /** The applicant gave what was asked for; the answers take the place of those before. */
    record MoreGiven(Map<String, String> answers) implements CaseAction {}

    /** An officer did not take the application on. */
    record NotAccepted(Declined why, String competent, String reason) implements CaseAction {}

    /** The fee arrived, in whole. */
    record Paid(Money amount) implements CaseAction {}

    /**
     * The fee taken at a counter went back the same day, as it was taken wrongly; it is due again, and a booked time is free.
     *
     * @param payBy last day to pay it as it was told then; null when there is no end, or none could be told
     * @param then where it goes on once the fee is there again; null in cases of before, which came to the office once more
     */
    record FeeReturned(
            Money fee,
            String why,
            @Nullable LocalDate payBy,
            @Nullable Stage then) implements CaseAction {}

    /** The applicant chose a time, or another one; {@code promisedOn} is the day told with it, null where none can be told. */
    record VisitBooked(Visit visit, @Nullable LocalDate promisedOn) implements CaseAction {}

    /** The applicant gave the time back. */
    record VisitCancelled() implements CaseAction {}

    /** The applicant did not come that day. */
    record NoShow() implements CaseAction {}

    /** The applicant was there. */
    record Attended(boolean walkedIn) implements CaseAction {}

    /** @param kind of the agency whose opinion it is; empty for the agency that decides */
    record OpinionGiven(UUID officer, String kind, boolean favourable, String text) implements CaseAction {}

    /**
     * An officer granted; {@code readyOn} is the day told to the applicant.
     *
     * @param outwardAt when it takes effect; null in cases of before, where that was at once
     */
    record Granted(LocalDate readyOn, @Nullable Instant outwardAt) implements CaseAction {}

    /** An officer refused, on a ground the law knows, with reasons for this case. */
    record Refused(String ground, String reason, @Nullable Instant outwardAt) implements CaseAction {}

    /** The officer took the decision back before anybody was told. */
    record DecisionUndone() implements CaseAction {}

    /** The time to take it back is over: the decision counts. */
    record TookEffect() implements CaseAction {}

    /** What was granted has been made. */
    record Issued(String document) implements CaseAction {}

    /** It is in the applicant's hands. */
    record Delivered(String how) implements CaseAction {}

    /** An officer asks the head for more time. */
    record ExtensionAsked(int days, String reason) implements CaseAction {}

    /** The head gave more time. */
    record Extended(int days, String reason) implements CaseAction {}

    /** The case went to another agency or office. */
    record HandedOver(AgencyId from, AgencyId to, OfficeId office, String reason) implements CaseAction {}

    record Withdrawn(String reason) implements CaseAction {}

    /** It ended because the applicant did not act. */
    record Lapsed(Cause cause) implements CaseAction {
        /** What did not come in time. */
        public enum Cause {
            FEE,
            ANSWER,
            VISIT
        }
    }

    /** @param from the agency that refused */
    record ReconsiderationAsked(AgencyId from, AgencyId to, String statement) implements CaseAction {}

    /** @param silent nobody said anything in the legal days (Reconsideration Law art. 30) */
    record ReconsiderationAdmitted(boolean silent) implements CaseAction {}

    record ReconsiderationDeclined(String reason) implements CaseAction {}

    /**
     * @param readyOn the day told to the applicant when what was refused is granted, else null
     * @param from the step that is taken anew; null when none is, and in cases of before, which were only decided anew
     */
    record Reconsidered(
            Result result,
            String reason,
            @Nullable LocalDate readyOn,
            @Nullable ProcessStep from) implements CaseAction {
        /** What became of the first decision. */
        public enum Result {
            UPHELD,
            CHANGED,
            /** The first agency decides again, by another officer. */
            ANEW
        }
    }
}
