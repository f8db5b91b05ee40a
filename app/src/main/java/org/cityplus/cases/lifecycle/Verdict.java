package org.cityplus.cases.lifecycle;

import java.time.LocalDate;

/** What was decided. */
public sealed interface Verdict {
    record Grant(LocalDate readyOn) implements Verdict {}

    record Refuse(String ground, String reason) implements Verdict {}
}
