package org.cityplus.cases.definition;

import java.time.LocalDate;

/** What the service costs from a day on, in fen, and by whose decision. */
public record Fee(LocalDate from, long fen, String source, boolean verified) {}
