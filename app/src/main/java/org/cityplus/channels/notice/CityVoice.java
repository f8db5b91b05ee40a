package org.cityplus.channels.notice;

import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;

/** Who writes where no agency's matter is at hand: the city's services for residents; in a city without, the city itself. */
final class CityVoice {
    private static final String KIND = "citizen-services";

    private CityVoice() {}

    static AgencyId of(City city) {
        return city.agencies().stream()
                .filter(agency -> agency.kind().equals(KIND))
                .findFirst()
                .map(Agency::id)
                .orElse(AgencyId.CITY);
    }
}
