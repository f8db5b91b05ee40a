package org.cityplus.cases;

import java.time.Instant;

/**
 * A decision took effect: it can no longer be taken back.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseDecided(CaseId caseId, int sequence, Instant at) {}
