package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A clerk gave an account another phone, in person. */
public record AccountRecovered(UUID resident, Instant at) {}
