package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A resident came in with a device they had not used before. */
public record DeviceSignedIn(UUID resident, String description, Instant at) {}
