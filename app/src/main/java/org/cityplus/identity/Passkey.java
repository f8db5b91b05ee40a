package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** A passkey as its owner sees it listed. */
public record Passkey(UUID id, String label, Instant createdAt, Instant lastUsedAt) {}
