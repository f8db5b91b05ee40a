package org.cityplus.cases.definition.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** All that a case can go through. */
public enum ProcessStep {
    LODGE,
    /** An officer accepts, says who is competent, or asks once for what is missing. */
    ACCEPT,
    PAY,
    /** The applicant comes at a time of their choice, or without one. */
    APPOINTMENT,
    /** Fingerprints, picture or signature taken before an officer. */
    BIOMETRICS,
    /** Opinions of officers, and of other agencies, before the decision. */
    REVIEW,
    DECIDE,
    /** What was granted is made. */
    ISSUE,
    DELIVER;

    /** As {@code service.yaml} has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProcessStep> find(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }
}
