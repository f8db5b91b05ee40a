package org.cityplus.city;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/** All that a pack holds beside {@code city.yaml}. */
record CityContents(
        Map<DistrictCode, District> districts,
        List<Town> towns,
        List<Village> villages,
        Map<AgencyId, Agency> agencies,
        List<Office> offices,
        WorkingCalendar calendar,
        List<TariffStep> tariffs,
        Map<String, LocalizedText> texts,
        Map<String, FileRetention> fileRetentions,
        DemoPeople demo,
        DistrictMap map) {
    CityContents {
        // Not Map.copyOf: the order of the file is kept.
        districts = Collections.unmodifiableMap(districts);
        agencies = Collections.unmodifiableMap(agencies);
        texts = Collections.unmodifiableMap(texts);
        fileRetentions = Map.copyOf(fileRetentions);
        towns = List.copyOf(towns);
        villages = List.copyOf(villages);
        offices = List.copyOf(offices);
        tariffs = List.copyOf(tariffs);
    }
}
