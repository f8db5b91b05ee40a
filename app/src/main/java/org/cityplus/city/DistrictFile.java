package org.cityplus.city;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;

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
            row.report("code", Message.of("city.pack.in-region", region));
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
            row.report("successor", Message.of("city.pack.successor-until"));
        }
        if (row.has("successor")) {
            DistrictCode successor = row.reference(
                    "successor",
                    districts.keySet(),
                    Message.of("city.pack.listed", NAME),
                    DistrictCode::new,
                    Fields.NOWHERE);
            District next = districts.get(successor);
            if (next != null && !next.isCurrent()) {
                row.report("successor", Message.of("city.pack.successor-today"));
            }
        }
        if (row.has("from") && row.has("until") && !row.date("from").isBefore(row.date("until"))) {
            row.report("until", Message.of("city.pack.until-after"));
        }
    }
}
