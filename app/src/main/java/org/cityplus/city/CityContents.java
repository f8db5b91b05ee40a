package org.cityplus.city;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cityplus.kernel.DistrictCode;

/** What only the pack says, beside {@code city.yaml}. */
record CityContents(
        Map<DistrictCode, District> districts,
        List<Town> towns,
        List<Village> villages,
        List<TariffStep> tariffs,
        Map<String, FileRetention> fileRetentions,
        LawTable laws,
        DemoPeople demo,
        DistrictMap map) {
    CityContents {
        // Not Map.copyOf: the order of the file is kept.
        districts = Collections.unmodifiableMap(districts);
        fileRetentions = Map.copyOf(fileRetentions);
        towns = List.copyOf(towns);
        villages = List.copyOf(villages);
        tariffs = List.copyOf(tariffs);
    }
}
