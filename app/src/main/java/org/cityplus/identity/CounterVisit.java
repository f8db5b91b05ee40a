package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;

/** Somebody before a clerk, recognised by their document. */
public record CounterVisit(UUID id, UUID person, Instant until) {}
