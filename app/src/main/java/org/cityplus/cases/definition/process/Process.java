package org.cityplus.cases.definition.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.clock.Count;
import org.cityplus.cases.clock.Term;
import org.jspecify.annotations.Nullable;

/**
 * How a case of a service goes: its steps in order, and the terms law or city set for them. A case keeps the process it
 * was lodged under, whatever the service's becomes.
 *
 * @param decision how long the city has from acceptance to decision, the applicant's time not counted
 */
public record Process(
        List<ProcessStep> steps,
        @Nullable Acceptance acceptance,
        @Nullable Payment payment,
        @Nullable Appointment appointment,
        @Nullable Review review,
        Deciding decision,
        @Nullable Delivery delivery,
        @Nullable Reconsideration reconsideration) {

    /**
     * @param term in which an officer says so; silence past it counts as accepted
     * @param answer how long the applicant has for what was missing; null for as long as they like
     */
    public record Acceptance(Term term, @Nullable Term answer, String source) {}

    /**
     * @param term after which an unpaid case lapses
     * @param refund when what was paid goes back
     */
    public record Payment(Term term, List<RefundOn> refund, String source) {
        public Payment {
            refund = List.copyOf(refund);
        }
    }

    /** What gives a fee back. */
    public enum RefundOn {
        REFUSED,
        WITHDRAWN
    }

    /**
     * @param kind what the time is for; an office may have counters for one kind alone
     * @param capacity at most so many of this kind in one slot; null for as many as the office has counters for it
     * @param noShows how often one may stay away; once more and the case lapses
     * @param remindHours how long before it the applicant is reminded
     */
    public record Appointment(String kind, @Nullable Integer capacity, int noShows, int remindHours, int holdMinutes) {}

    /**
     * @param officers how many of the agency's own officers verify, each for themselves
     * @param jointly kinds of other agencies whose opinion is needed
     */
    public record Review(int officers, List<String> jointly) {}

    /**
     * @param extension by how many days it may be extended, once; 0 for never
     * @param warn how many days before the last the desk is warned
     */
    public record Deciding(Term term, int extension, int warn, String source) {}

    /** @param term in which what was granted is handed over */
    public record Delivery(Term term, String source) {}

    /**
     * @param to kind of the agency it goes to, or {@code parent} for the one above
     * @param within how long after the decision one may ask
     * @param review how long its admission may take; silence counts as admitted
     */
    public record Reconsideration(String to, Term within, Term review, Term decide, int extension, String source) {
        /** The agency above the one that decided. */
        public static final String PARENT = "parent";
    }

    /** The way of cases lodged before services declared theirs: paid, then seen and decided at the office. */
    public static final Process BEFORE = new Process(
            List.of(ProcessStep.LODGE, ProcessStep.PAY, ProcessStep.APPOINTMENT, ProcessStep.DECIDE),
            null,
            null,
            null,
            null,
            new Deciding(new Term(0, Count.WORKING), 0, 0, "-"),
            null,
            null);

    public Process {
        steps = List.copyOf(steps);
    }

    public boolean has(ProcessStep step) {
        return steps.contains(step);
    }

    @JsonIgnore
    public boolean isOfBefore() {
        return equals(BEFORE);
    }

    /** The step that follows; empty after the last. */
    public Optional<ProcessStep> after(ProcessStep step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }

    public Optional<Acceptance> findAcceptance() {
        return Optional.ofNullable(acceptance);
    }

    public Optional<Payment> findPayment() {
        return Optional.ofNullable(payment);
    }

    public Optional<Appointment> findAppointment() {
        return Optional.ofNullable(appointment);
    }

    public Optional<Review> findReview() {
        return Optional.ofNullable(review);
    }

    public Optional<Delivery> findDelivery() {
        return Optional.ofNullable(delivery);
    }

    public Optional<Reconsideration> findReconsideration() {
        return Optional.ofNullable(reconsideration);
    }
}
