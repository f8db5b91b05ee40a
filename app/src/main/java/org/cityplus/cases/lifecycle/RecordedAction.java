package org.cityplus.cases.lifecycle;

import java.time.Instant;

/** An action as it stands in the book. */
public record RecordedAction(int sequence, Actor actor, Instant at, CaseAction action) {}
