package org.cityplus.cases.desk.web;

import java.util.UUID;
import org.cityplus.kernel.LocalizedText;

/** A life event of which something can be sent now. Public for templates only. */
public record CounterWaiting(UUID id, LocalizedText name) {}
