package org.cityplus.oversight.web;

import java.time.Instant;

/**
 * One entry as its subject reads it. Public for templates only.
 *
 * @param isCity nobody did it, but the city itself
 * @param outcomeKey what became of the examination of this look; empty when it was not examined
 */
public record LookLine(
        long id, Instant at, String who, boolean isCity, String textKey, String why, String outcomeKey) {}
