package org.cityplus.cases;

import java.time.Instant;

/**
 * The fee taken at a counter went back; it is due again.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseFeeReturned(CaseId caseId, int sequence, Instant at) {}
