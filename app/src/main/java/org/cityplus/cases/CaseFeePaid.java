package org.cityplus.cases;

import java.time.Instant;

/**
 * The fee of a case is paid.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseFeePaid(CaseId caseId, int sequence, Instant at) {}
