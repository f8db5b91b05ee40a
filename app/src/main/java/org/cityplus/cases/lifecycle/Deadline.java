package org.cityplus.cases.lifecycle;

import java.time.Instant;
import org.cityplus.cases.CaseId;

/** A moment at which something happens by itself. */
public record Deadline(CaseId caseId, Kind kind, Instant at) {
    public enum Kind {
        /** Nobody said whether the application is accepted. */
        SILENCE,
        /** What was asked for did not come. */
        ANSWER,
        /** The fee did not come. */
        FEE,
        /** Something awaits the applicant soon. */
        REMINDER,
        /** The applicant did not come. */
        NO_SHOW,
        /** A decision can no longer be taken back. */
        EFFECT,
        /** The agency's last day is near. */
        WARNING,
        /** The agency's last day is over. */
        LATE,
        /** A refusal can no longer be looked at again. */
        FINAL,
        /** Nobody said whether the request for reconsideration is admitted. */
        ADMISSION,
        /** A last day could not be told; perhaps the calendar knows it now. */
        RECOUNT
    }
}
