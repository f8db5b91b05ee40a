package org.cityplus.cases.web;

import java.util.UUID;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** Somebody the viewer may act for, and why this service is not for them, if it is not. Public for templates only. */
public record Candidate(UUID id, String name, @Nullable Message obstacle) {}
