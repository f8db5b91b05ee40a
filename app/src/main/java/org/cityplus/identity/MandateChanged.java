package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A mandate was asked for, given, confirmed, declined or ended. */
public record MandateChanged(UUID mandate, MandateState state, Instant at) {}
