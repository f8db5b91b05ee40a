package org.cityplus.cases.lifecycle;

import java.time.Instant;
import org.cityplus.city.OfficeId;

/** A time at an office that belongs to one case. */
public record Visit(OfficeId office, Instant from, Instant until) {}
