package org.cityplus.identity.web;

import java.time.Instant;

/** One place where somebody is signed in. Public for templates only. */
public record SignedInSession(String handle, String device, Instant since, Instant lastUsedAt, boolean here) {}
