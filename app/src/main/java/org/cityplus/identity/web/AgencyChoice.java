package org.cityplus.identity.web;

import org.cityplus.kernel.LocalizedText;

/** An agency to choose. Public for templates only. */
public record AgencyChoice(String id, LocalizedText name) {}
