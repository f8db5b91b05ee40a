package org.cityplus.cases;

import java.time.Instant;

/**
 * The applicant chose a time to come, or another one.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseVisitBooked(CaseId caseId, int sequence, Instant at) {}
