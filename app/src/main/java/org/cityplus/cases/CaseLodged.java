package org.cityplus.cases;

import java.time.Instant;

/**
 * An application arrived and is a case now.
 *
 * @param sequence which of the case's actions it was
 */
public record CaseLodged(CaseId caseId, int sequence, Instant at) {}
