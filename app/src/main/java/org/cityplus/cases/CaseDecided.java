package org.cityplus.cases;

import java.time.Instant;

/**
 * An officer granted or refused.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseDecided(CaseId caseId, int sequence, Instant at) {}
