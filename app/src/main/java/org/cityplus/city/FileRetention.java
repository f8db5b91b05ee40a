package org.cityplus.city;

import java.time.Duration;
import org.cityplus.kernel.LocalizedText;

/** How long what people upload is kept while no record needs it, and why that long (PIPL art. 19). */
record FileRetention(String kind, Duration unclaimed, LocalizedText reason) {
    /** Of a kind the pack does not name: a weekend and a day to come back to the form. */
    static final Duration UNLESS_SAID = Duration.ofDays(3);
}
