package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;

/** An action as it stands in the book. @param on the day of {@code at} in the city */
public record RecordedAction(int sequence, Actor actor, Instant at, LocalDate on, CaseAction action) {}
