package org.cityplus.cases;

import java.time.Instant;

/**
 * A day is near, or past, and somebody should know.
 *
 * @param what {@code REMINDER} for the applicant, {@code WARNING} for the desk, {@code LATE} for both
 */
public record CaseReminded(CaseId caseId, String what, Instant due) {}
