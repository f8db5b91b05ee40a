package org.cityplus.city;

import java.time.LocalDate;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.MobileNumber;

/**
 * A made-up resident. The identity number has a right check digit and agrees with birth date and sex; its region code
 * lies in the range the pack keeps for made-up people. Messages to the phone may only reach a sandbox.
 *
 * @param surname in Latin letters as in a passport, such as {@code CHEN}
 * @param given likewise, such as {@code YUTONG}
 */
public record DemoResident(
        String name,
        String surname,
        String given,
        MobileNumber phone,
        IdNumber idNumber,
        LocalDate birthDate,
        boolean male,
        DistrictCode district,
        LocalizedText address) {}
