package org.cityplus.city;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code agencies.csv}. */
final class AgencyFile {
    static final String NAME = "agencies.csv";
    private static final String COLUMNS = "id,kind,district,parent,name_zh,name_en,tint,icon,demo";
    private static final Pattern WORD = Pattern.compile("[a-z]++(-[a-z]++)*+");
    private static final AgencyId UNKNOWN = new AgencyId("unknown");

    private AgencyFile() {}

    static Map<AgencyId, Agency> read(Pack pack, Set<DistrictCode> current) {
        List<CsvRow> rows = pack.table(NAME, COLUMNS, "closed").rows(row -> row);
        Map<AgencyId, Agency> agencies = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            Agency agency = agency(row, current);
            if (agency.id().equals(AgencyId.CITY)) {
                row.report("id", Message.of("city.pack.not-the-city", AgencyId.CITY.value()));
            }
            agencies.put(agency.id(), agency);
        }
        rows.forEach(row -> checkParent(row, agencies));
        return agencies;
    }

    static byte[] write(Collection<Agency> agencies) {
        return writeCells(agencies.stream().map(AgencyFile::cells).toList());
    }

    static byte[] writeCells(List<Map<String, String>> rows) {
        return CsvText.of(COLUMNS + ",closed", rows);
    }

    /** The agency's row, column to cell. */
    static Map<String, String> cells(Agency agency) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", agency.id().value());
        cells.put("kind", agency.kind());
        cells.put("district", agency.district().map(DistrictCode::value).orElse(""));
        cells.put("parent", agency.parent().map(AgencyId::value).orElse(""));
        cells.put("name_zh", agency.name().zh());
        cells.put("name_en", agency.name().en());
        cells.put("tint", agency.tint().name().toLowerCase(Locale.ROOT));
        cells.put("icon", agency.icon());
        cells.put("demo", String.valueOf(agency.demo()));
        cells.put("closed", agency.closedAt().map(Instant::toString).orElse(""));
        return cells;
    }

    /** The agency named in {@code field}, which must be one of {@code known}. */
    static AgencyId reference(Fields row, String field, Set<AgencyId> known) {
        return row.reference(field, known, Message.of("city.pack.listed", NAME), AgencyId::new, UNKNOWN);
    }

    private static Agency agency(CsvRow row, Set<DistrictCode> current) {
        return new Agency(
                new AgencyId(row.unique("id").id("id")),
                row.matching("kind", WORD, Message.of("city.pack.word")),
                row.has("district") ? Optional.of(row.currentDistrict("district", current)) : Optional.empty(),
                row.has("parent") ? Optional.of(new AgencyId(row.id("parent"))) : Optional.empty(),
                row.plainTexts("name"),
                row.oneOf("tint", Tint.class),
                row.matching("icon", WORD, Message.of("city.pack.icon")),
                row.yes("demo"),
                row.closed());
    }

    private static void checkParent(CsvRow row, Map<AgencyId, Agency> agencies) {
        if (!row.has("parent")) {
            return;
        }
        AgencyId above = reference(row, "parent", agencies.keySet());
        Agency parent = agencies.get(above);
        if (parent != null && !row.has("closed") && !parent.isOpen()) {
            row.report("parent", Message.of("city.pack.parent-open"));
        }
        Set<AgencyId> chain = new HashSet<>();
        for (Agency agency = agencies.get(above); agency != null; agency = above(agency, agencies)) {
            if (!chain.add(agency.id())) {
                row.report("parent", Message.of("city.pack.parent-circle"));
                return;
            }
        }
    }

    private static @Nullable Agency above(Agency agency, Map<AgencyId, Agency> agencies) {
        return agency.parent().map(agencies::get).orElse(null);
    }
}
