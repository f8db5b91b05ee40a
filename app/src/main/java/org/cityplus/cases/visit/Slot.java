package org.cityplus.cases.visit;

import java.time.Instant;

/** A stretch of time at an office, and how many more people it has room for. */
public record Slot(Instant from, Instant until, int free) {}
