package org.cityplus.cases.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may file, and what must hold of the applicant then.
 *
 * @param refusal what they are told when it does not hold
 */
public record ApplicantRule(
        As as, @Nullable Expression when, @Nullable LocalizedText refusal) {
    /** How somebody comes. */
    public enum As {
        /** The applicant; also a clerk who writes for the person before them. */
        SELF,
        GUARDIAN,
        /** Somebody the applicant trusts, with a mandate. */
        REPRESENTATIVE,
        /** The representative of a company or body, which the form names. */
        LEGAL_PERSON;

        static Optional<As> find(String word) {
            return Arrays.stream(values()).filter(as -> as.word().equals(word)).findFirst();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
