package org.cityplus.cases.definition.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.cases.clock.Count;
import org.cityplus.cases.clock.Term;
import org.jspecify.annotations.Nullable;

/** Makes a process of what was written, or says what is wrong with it and what to do. */
public final class ProcessReader {
    private static final int LONGEST_TERM = 1000;

    /** What must stand before what, when both are there. */
    private static final List<List<ProcessStep>> BEFORE = List.of(
            List.of(ProcessStep.ACCEPT, ProcessStep.PAY),
            List.of(ProcessStep.ACCEPT, ProcessStep.APPOINTMENT),
            List.of(ProcessStep.ACCEPT, ProcessStep.REVIEW),
            List.of(ProcessStep.ACCEPT, ProcessStep.DECIDE),
            List.of(ProcessStep.APPOINTMENT, ProcessStep.BIOMETRICS),
            List.of(ProcessStep.APPOINTMENT, ProcessStep.DECIDE),
            List.of(ProcessStep.BIOMETRICS, ProcessStep.DECIDE),
            List.of(ProcessStep.PAY, ProcessStep.DECIDE),
            List.of(ProcessStep.REVIEW, ProcessStep.DECIDE),
            List.of(ProcessStep.DECIDE, ProcessStep.ISSUE),
            List.of(ProcessStep.ISSUE, ProcessStep.DELIVER));

    /** Wrong, with its place inside {@code process}, such as {@code process.steps}. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String place;

        Wrong(String place, String rule) {
            super(rule, null, false, false);
            this.place = place;
        }

        public String place() {
            return place;
        }

        public String rule() {
            return String.valueOf(getMessage());
        }
    }

    private ProcessReader() {}

    /**
     * @param promised the working days the service promises, which are the term of the decision
     * @throws Wrong when a step is not known, out of order, or its part is missing or without use
     */
    public static Process read(ProcessFile file, int promised) {
        List<ProcessStep> steps = steps(file.steps());
        needPart(steps, ProcessStep.ACCEPT, "acceptance", file.acceptance(), true);
        needPart(steps, ProcessStep.PAY, "payment", file.payment(), false);
        needPart(steps, ProcessStep.APPOINTMENT, "appointment", file.appointment(), true);
        needPart(steps, ProcessStep.REVIEW, "review", file.review(), true);
        needPart(steps, ProcessStep.DELIVER, "delivery", file.delivery(), false);
        return new Process(
                steps,
                acceptance(file.acceptance()),
                payment(file.payment()),
                appointment(file.appointment()),
                review(file.review()),
                deciding(file.decision(), promised),
                delivery(file.delivery()),
                reconsideration(file.reconsideration()));
    }

    private static List<ProcessStep> steps(List<String> words) {
        List<ProcessStep> steps = new ArrayList<>();
        for (String word : words) {
            ProcessStep step = ProcessStep.find(word)
                    .orElseThrow(() -> new Wrong(
                            "process.steps",
                            "does not know " + word + "; known are "
                                    + Arrays.stream(ProcessStep.values())
                                            .map(ProcessStep::word)
                                            .collect(Collectors.joining(", "))));
            if (steps.contains(step)) {
                throw new Wrong("process.steps", "has " + word + " twice; a case takes each step once");
            }
            steps.add(step);
        }
        if (steps.isEmpty() || steps.getFirst() != ProcessStep.LODGE) {
            throw new Wrong("process.steps", "must begin with lodge");
        }
        if (steps.contains(ProcessStep.ACCEPT) && steps.get(1) != ProcessStep.ACCEPT) {
            throw new Wrong("process.steps", "must have accept right after lodge: nothing is asked before acceptance");
        }
        if (!steps.contains(ProcessStep.DECIDE)) {
            throw new Wrong("process.steps", "needs decide: every case ends with a decision");
        }
        if (steps.contains(ProcessStep.BIOMETRICS) && !steps.contains(ProcessStep.APPOINTMENT)) {
            throw new Wrong("process.steps", "has biometrics without appointment; add appointment before it");
        }
        if (steps.contains(ProcessStep.BIOMETRICS)
                && steps.indexOf(ProcessStep.BIOMETRICS) != steps.indexOf(ProcessStep.APPOINTMENT) + 1) {
            throw new Wrong("process.steps", "must have biometrics right after appointment: it is one coming");
        }
        for (List<ProcessStep> pair : BEFORE) {
            int first = steps.indexOf(pair.getFirst());
            int second = steps.indexOf(pair.getLast());
            if (first >= 0 && second >= 0 && first > second) {
                throw new Wrong(
                        "process.steps",
                        "must have " + pair.getFirst().word() + " before "
                                + pair.getLast().word());
            }
        }
        return steps;
    }

    private static void needPart(
            List<ProcessStep> steps, ProcessStep step, String part, @Nullable Object there, boolean needed) {
        if (there != null && !steps.contains(step)) {
            throw new Wrong("process." + part, "is without use: steps has no " + step.word() + ". Remove one of them");
        }
        if (there == null && needed && steps.contains(step)) {
            throw new Wrong("process." + part, "is missing; steps has " + step.word());
        }
    }

    private static Process.@Nullable Acceptance acceptance(ProcessFile.@Nullable AcceptanceEntry entry) {
        return entry == null
                ? null
                : new Process.Acceptance(
                        term("acceptance.term", entry.term()),
                        entry.answer() == null ? null : term("acceptance.answer", entry.answer()),
                        entry.source());
    }

    private static Process.@Nullable Payment payment(ProcessFile.@Nullable PaymentEntry entry) {
        return entry == null
                ? null
                : new Process.Payment(term("payment.term", entry.term()), refunds(entry.refund()), entry.source());
    }

    private static List<Process.RefundOn> refunds(@Nullable List<String> words) {
        List<Process.RefundOn> refunds = new ArrayList<>();
        for (String word : words == null ? List.<String>of() : words) {
            refunds.add(
                    switch (word) {
                        case "refused" -> Process.RefundOn.REFUSED;
                        case "withdrawn" -> Process.RefundOn.WITHDRAWN;
                        default ->
                            throw new Wrong("process.payment.refund", "knows refused and withdrawn, not " + word);
                    });
        }
        return refunds;
    }

    private static Process.@Nullable Appointment appointment(ProcessFile.@Nullable AppointmentEntry entry) {
        if (entry == null) {
            return null;
        }
        if (!entry.kind().matches("[a-z][a-z0-9-]{0,30}")) {
            throw new Wrong("process.appointment.kind", "must be a word of small letters, such as biometrics");
        }
        Integer capacity = entry.capacity();
        return new Process.Appointment(
                entry.kind(),
                capacity == null ? null : within("appointment.capacity", capacity, 1, 500),
                within("appointment.noShows", entry.noShows(), 0, 20),
                within("appointment.remindHours", entry.remindHours(), 1, 240),
                within("appointment.holdMinutes", entry.holdMinutes(), 1, 60));
    }

    private static Process.@Nullable Review review(ProcessFile.@Nullable ReviewEntry entry) {
        if (entry == null) {
            return null;
        }
        List<String> jointly = entry.jointly() == null ? List.of() : List.copyOf(entry.jointly());
        if (Set.copyOf(jointly).size() != jointly.size()) {
            throw new Wrong("process.review.jointly", "has a kind of agency twice");
        }
        return new Process.Review(within("review.officers", entry.officers(), 1, 5), jointly);
    }

    private static Process.Deciding deciding(ProcessFile.@Nullable DecisionEntry entry, int promised) {
        Term term = Term.working(promised);
        return entry == null
                ? new Process.Deciding(term, 0, 0, "-")
                : new Process.Deciding(
                        term,
                        within("decision.extensionDays", entry.extensionDays(), 0, 365),
                        within("decision.warnDays", entry.warnDays(), 0, promised),
                        entry.source());
    }

    private static Process.@Nullable Delivery delivery(ProcessFile.@Nullable DeliveryEntry entry) {
        return entry == null ? null : new Process.Delivery(term("delivery.term", entry.term()), entry.source());
    }

    private static Process.@Nullable Reconsideration reconsideration(ProcessFile.@Nullable ReconsiderationEntry entry) {
        return entry == null
                ? null
                : new Process.Reconsideration(
                        entry.to(),
                        term("reconsideration.within", entry.within()),
                        term("reconsideration.review", entry.review()),
                        term("reconsideration.decide", entry.decide()),
                        within("reconsideration.extensionDays", entry.extensionDays(), 0, 365),
                        entry.source());
    }

    private static final Map<String, Count> COUNTS =
            Arrays.stream(Count.values()).collect(Collectors.toMap(c -> c.name().toLowerCase(Locale.ROOT), c -> c));

    private static Term term(String place, ProcessFile.TermEntry entry) {
        Count count = COUNTS.get(entry.count());
        if (count == null) {
            throw new Wrong("process." + place + ".count", "must be working or calendar, not " + entry.count());
        }
        return new Term(within(place + ".days", entry.days(), 1, LONGEST_TERM), count);
    }

    private static int within(String place, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Wrong("process." + place, "must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
