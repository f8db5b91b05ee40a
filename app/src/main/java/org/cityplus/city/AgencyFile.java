package org.cityplus.city;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityplus.kernel.DistrictCode;
import org.jspecify.annotations.Nullable;

/** Reads {@code agencies.csv}. */
final class AgencyFile {
    static final String NAME = "agencies.csv";
    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final AgencyId UNKNOWN = new AgencyId("unknown");

    private AgencyFile() {}

    static Map<AgencyId, Agency> read(Pack pack, Set<DistrictCode> current) {
        List<CsvRow> rows = pack.table(NAME, "id,kind,district,parent,name_zh,name_en,tint,icon,demo")
                .rows(row -> row);
        Map<AgencyId, Agency> agencies = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            Agency agency = agency(row, current);
            if (agency.id().equals(AgencyId.CITY)) {
                row.report("id", "must not be " + AgencyId.CITY + ", which is the city itself", "Choose another");
            }
            agencies.put(agency.id(), agency);
        }
        rows.forEach(row -> checkParent(row, agencies));
        return agencies;
    }

    /** The agency named in {@code field}, which must be one of {@code known}. */
    static AgencyId reference(Fields row, String field, Set<AgencyId> known) {
        return row.reference(field, known, NAME, AgencyId::new, UNKNOWN);
    }

    private static Agency agency(CsvRow row, Set<DistrictCode> current) {
        return new Agency(
                new AgencyId(row.unique("id").id("id")),
                row.matching("kind", WORD, "Write small letters and hyphens"),
                row.has("district") ? Optional.of(row.currentDistrict("district", current)) : Optional.empty(),
                row.has("parent") ? Optional.of(new AgencyId(row.id("parent"))) : Optional.empty(),
                row.texts("name"),
                row.oneOf("tint", Tint.class),
                row.matching("icon", WORD, "Write the icon's name in small letters"),
                row.yes("demo"));
    }

    private static void checkParent(CsvRow row, Map<AgencyId, Agency> agencies) {
        if (!row.has("parent")) {
            return;
        }
        AgencyId above = reference(row, "parent", agencies.keySet());
        Set<AgencyId> chain = new HashSet<>();
        for (Agency agency = agencies.get(above); agency != null; agency = above(agency, agencies)) {
            if (!chain.add(agency.id())) {
                row.report("parent", "must lead up to an agency without a parent", "Break the circle");
                return;
            }
        }
    }

    private static @Nullable Agency above(Agency agency, Map<AgencyId, Agency> agencies) {
        return agency.parent().map(agencies::get).orElse(null);
    }
}
