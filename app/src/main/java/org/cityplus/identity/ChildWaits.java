package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A child under 14 has come in with a phone of their own, and no guardian has agreed yet. */
public record ChildWaits(UUID child, Instant at) {}
