package org.cityplus.cases;

import java.time.Instant;

/**
 * Something happened to a case, whatever it was.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseMoved(CaseId caseId, int sequence, Instant at) {}
