package org.cityplus.cases.figures;

import java.time.LocalDate;
import org.cityplus.city.AgencyId;

/**
 * One thing that counts.
 *
 * @param sequence which of the case's actions it is counted for
 * @param agency whose work it was then
 * @param part empty where the measure has none
 */
record Tally(int sequence, LocalDate day, AgencyId agency, String service, Measure measure, String part) {}
