package org.cityplus.oversight.web;

import java.time.Instant;

/** One entry as its subject reads it. Public for templates only. */
public record LookLine(long id, Instant at, String who, String textKey, String why) {}
