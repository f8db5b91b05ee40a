package org.cityplus.cases.definition;

import org.cityplus.kernel.LocalizedText;

/** A ground in law on which an application may be refused, and where the law says so. */
public record RefusalGround(String id, LocalizedText name, LocalizedText source) {}
