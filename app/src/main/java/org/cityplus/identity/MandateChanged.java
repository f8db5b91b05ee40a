package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A mandate was confirmed, revoked or given; both sides are told. */
public record MandateChanged(UUID mandate, MandateState state, Instant at) {}
