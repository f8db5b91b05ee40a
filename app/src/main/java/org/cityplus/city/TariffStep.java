package org.cityplus.city;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.cityplus.kernel.Money;

/**
 * The price of what a household uses within one step of a tariff.
 *
 * @param utility what is sold, such as {@code electricity}
 * @param from the first day of this price
 * @param until the first day it no longer holds; empty while it does
 * @param unit of the amount, such as {@code kWh}
 * @param over the step begins above this amount in a period
 * @param upTo the step's last unit; empty for the highest step
 * @param price of one unit
 * @param verified false for a sample
 * @param note what is unverified
 */
public record TariffStep(
        String utility,
        LocalDate from,
        Optional<LocalDate> until,
        Period period,
        String unit,
        int over,
        OptionalInt upTo,
        Money price,
        boolean verified,
        String note) {
    /** What the amounts of the steps are counted over. */
    public enum Period {
        MONTH,
        YEAR
    }
}
