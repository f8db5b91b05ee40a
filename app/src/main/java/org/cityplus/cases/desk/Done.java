package org.cityplus.cases.desk;

import java.time.Instant;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRow;

/** What an officer has just done, for the queue to say. */
public sealed interface Done {
    /** @param until when it can be taken back; then the applicant is told */
    record Decided(CaseRow row, Instant until) implements Done {}

    /** The own agency's case, as it is now. */
    record Moved(CaseRow row) implements Done {}

    /** An opinion on another agency's case, of which nothing but its number is told. @param file for who is still awaited */
    record Heard(String number, CaseFile file) implements Done {}
}
