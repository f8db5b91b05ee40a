package org.cityplus.cases.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import org.cityplus.city.OfficeId;
import org.jspecify.annotations.Nullable;

/** A time at an office that belongs to one case. @param day of {@code from} in the city; null in visits of before */
public record Visit(
        OfficeId office,
        Instant from,
        Instant until,
        @Nullable LocalDate day) {}
