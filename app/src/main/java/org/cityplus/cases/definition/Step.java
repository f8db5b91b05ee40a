package org.cityplus.cases.definition;

import org.cityplus.kernel.LocalizedText;

/** One step of the way, as told before it begins: who acts, what they do. */
public record Step(boolean byApplicant, LocalizedText act, LocalizedText note) {}
