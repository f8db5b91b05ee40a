package org.cityplus.city;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;

/** Reads {@code towns.csv} and {@code villages.csv}; a pack may leave out both. */
final class TownFiles {
    private static final Pattern TOWN = Pattern.compile("\\d{9}");
    private static final Pattern VILLAGE = Pattern.compile("\\d{12}");

    private TownFiles() {}

    static List<Town> readTowns(Pack pack, Set<DistrictCode> current) {
        if (!pack.has("towns.csv")) {
            return List.of();
        }
        return pack.table("towns.csv", "code,district,name")
                .rows(row -> new Town(
                        row.unique("code").matching("code", TOWN, Message.of("city.pack.nine-digits")),
                        row.currentDistrict("district", current),
                        row.text("name")));
    }

    static List<Village> readVillages(Pack pack, List<Town> towns) {
        if (!pack.has("villages.csv")) {
            return List.of();
        }
        Set<String> known = towns.stream().map(Town::code).collect(Collectors.toUnmodifiableSet());
        return pack.table("villages.csv", "code,town,name")
                .rows(row -> new Village(
                        row.unique("code").matching("code", VILLAGE, Message.of("city.pack.twelve-digits")),
                        row.reference("town", known, Message.of("city.pack.listed", "towns.csv"), code -> code, "?"),
                        row.text("name")));
    }
}
