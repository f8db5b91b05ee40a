package org.cityplus.channels.notice;

import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;

/** Who writes where no agency's matter is at hand: the city's services for residents; in a pack without, its first agency. */
final class CityVoice {
    private static final String KIND = "citizen-services";

    private CityVoice() {}

    static AgencyId of(City city) {
        return city.agencies().stream()
                .filter(agency -> agency.kind().equals(KIND))
                .findFirst()
                .or(() -> city.agencies().stream().findFirst())
                .map(Agency::id)
                .orElseThrow(() -> new IllegalStateException("a city without agencies can't write to anybody"));
    }
}
