package org.cityplus.cases.lifecycle;

import java.time.Instant;
import org.cityplus.cases.CaseId;

/**
 * A receipt or a letter: numbered, dated, bound to the actions it was written on.
 *
 * @param sequence the action it tells of
 * @param whole the actions up to it are still what they were when it was issued
 */
public record Paper(
        String number, CaseId caseId, int sequence, Kind kind, Instant issuedAt, String digest, boolean whole) {
    public enum Kind {
        ACCEPTANCE,
        MORE_NEEDED,
        NOT_ACCEPTED,
        EXTENSION,
        REFUSAL,
        RECONSIDERATION,
        LAPSE;

        /** As texts have it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
