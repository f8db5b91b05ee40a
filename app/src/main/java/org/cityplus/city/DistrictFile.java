package org.cityplus.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.DistrictCode;

/** Reads {@code districts.csv}. */
final class DistrictFile {
    static final String NAME = "districts.csv";

    private DistrictFile() {}

    static Map<DistrictCode, District> read(Pack pack, String region) {
        List<CsvRow> rows = pack.table(NAME, "code,kind,name_zh,name_en,longitude,latitude,from,until,successor,note")
                .rows(row -> row);
        Map<DistrictCode, District> districts = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            District district = district(row, region);
            districts.put(district.code(), district);
        }
        rows.forEach(row -> checkSuccessor(row, districts));
        return districts;
    }

    private static District district(CsvRow row, String region) {
        DistrictCode code = row.unique("code").districtCode("code");
        if (!code.value().startsWith(region)) {
            row.report("code", "must begin with the city's region " + region, "Correct it, or the region in city.yaml");
        }
        return new District(
                code,
                row.oneOf("kind", DistrictKind.class),
                row.texts("name"),
                seat(row),
                row.optionalDate("from"),
                row.optionalDate("until"),
                row.has("successor") ? Optional.of(row.districtCode("successor")) : Optional.empty(),
                row.value("note"));
    }

    private static Optional<GeoPoint> seat(CsvRow row) {
        return row.has("longitude") || row.has("latitude")
                ? Optional.of(new GeoPoint(row.decimal("longitude", -180, 180), row.decimal("latitude", -90, 90)))
                : Optional.empty();
    }

    private static void checkSuccessor(CsvRow row, Map<DistrictCode, District> districts) {
        if (row.has("until") != row.has("successor")) {
            row.report("successor", "must stand exactly where until does", "Fill in both or neither");
        }
        if (row.has("successor")) {
            DistrictCode successor =
                    row.reference("successor", districts.keySet(), NAME, DistrictCode::new, Fields.NOWHERE);
            District next = districts.get(successor);
            if (next != null && !next.isCurrent()) {
                row.report("successor", "must be a unit of today", "Name the one that serves its residents now");
            }
        }
        if (row.has("from") && row.has("until") && !row.date("from").isBefore(row.date("until"))) {
            row.report("until", "must be after from", "Correct one of the two dates");
        }
    }
}
