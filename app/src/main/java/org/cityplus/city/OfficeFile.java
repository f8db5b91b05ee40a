package org.cityplus.city;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;

/** Reads and writes {@code offices.csv}. */
final class OfficeFile {
    static final String NAME = "offices.csv";
    private static final String COLUMNS =
            "id,agency,district,name_zh,name_en,address_zh,address_en,access_zh,access_en,hours,slot_minutes,counters,demo";
    private static final String OPTIONAL = "counters_for,closed";
    private static final int MOST_COUNTERS = 200;

    /** A kind of visit is written as service definitions write it. */
    private static final Pattern COUNTERS_FOR = Pattern.compile("([a-z][a-z0-9-]{0,39})=([0-9]{1,3})");

    private OfficeFile() {}

    static Map<OfficeId, Office> read(Pack pack, Set<DistrictCode> current, Map<AgencyId, Agency> agencies) {
        return pack.table(NAME, COLUMNS, OPTIONAL).rows(row -> office(row, current, agencies)).stream()
                .collect(Collectors.toMap(Office::id, office -> office, (one, again) -> one, LinkedHashMap::new));
    }

    private static Office office(CsvRow row, Set<DistrictCode> current, Map<AgencyId, Agency> agencies) {
        Office office = new Office(
                new OfficeId(row.unique("id").id("id")),
                AgencyFile.reference(row, "agency", agencies.keySet()),
                row.currentDistrict("district", current),
                row.plainTexts("name"),
                row.plainTexts("address"),
                row.plainTexts("access"),
                row.parse("hours", List.of(), Message.of("city.pack.hours"), OfficeFile::hours),
                Duration.ofMinutes(row.integer("slot_minutes", 5, 240)),
                row.integer("counters", 1, MOST_COUNTERS),
                row.has("counters_for")
                        ? row.parse(
                                "counters_for",
                                Map.of(),
                                Message.of("city.pack.counters-for", String.valueOf(MOST_COUNTERS)),
                                OfficeFile::countersFor)
                        : Map.of(),
                row.yes("demo"),
                row.closed());
        Agency agency = agencies.get(office.agency());
        if (agency != null && office.isOpen() && !agency.isOpen()) {
            row.report("agency", Message.of("city.pack.agency-open"));
        }
        if (office.sharedCounters() < 0) {
            row.report("counters_for", Message.of("city.pack.counters-sum", String.valueOf(office.counters())));
        }
        for (OpenInterval open : office.hours()) {
            if (Duration.between(open.from(), open.to()).toMinutes()
                            % office.slot().toMinutes()
                    != 0) {
                row.report(
                        "slot_minutes",
                        Message.of("city.pack.slots", open.from().toString()));
            }
        }
        return office;
    }

    static byte[] write(Collection<Office> offices) {
        return writeCells(offices.stream().map(OfficeFile::cells).toList());
    }

    static byte[] writeCells(List<Map<String, String>> rows) {
        return CsvText.of(COLUMNS + "," + OPTIONAL, rows);
    }

    /** The office's row, column to cell. */
    static Map<String, String> cells(Office office) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", office.id().value());
        cells.put("agency", office.agency().value());
        cells.put("district", office.district().value());
        cells.put("name_zh", office.name().zh());
        cells.put("name_en", office.name().en());
        cells.put("address_zh", office.address().zh());
        cells.put("address_en", office.address().en());
        cells.put("access_zh", office.access().zh());
        cells.put("access_en", office.access().en());
        cells.put("hours", written(office.hours()));
        cells.put("slot_minutes", String.valueOf(office.slot().toMinutes()));
        cells.put("counters", String.valueOf(office.counters()));
        cells.put("counters_for", written(office.countersFor()));
        cells.put("demo", String.valueOf(office.demo()));
        cells.put("closed", office.closedAt().map(Instant::toString).orElse(""));
        return cells;
    }

    static String written(List<OpenInterval> hours) {
        return hours.stream().map(open -> open.from() + "-" + open.to()).collect(Collectors.joining(" "));
    }

    static String written(Map<String, Integer> countersFor) {
        return countersFor.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    static Map<String, Integer> countersFor(String written) {
        Map<String, Integer> counters = new TreeMap<>();
        if (written.isEmpty()) {
            return counters;
        }
        for (String each : written.split(" ", -1)) {
            var parts = COUNTERS_FOR.matcher(each);
            if (!parts.matches()) {
                throw new IllegalArgumentException(each);
            }
            int number = Integer.parseInt(parts.group(2));
            if (number < 1 || number > MOST_COUNTERS || counters.put(parts.group(1), number) != null) {
                throw new IllegalArgumentException(each);
            }
        }
        return counters;
    }

    static List<OpenInterval> hours(String written) {
        List<OpenInterval> hours = new ArrayList<>();
        for (String stretch : written.split(" ", -1)) {
            String[] ends = stretch.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException(stretch);
            }
            OpenInterval open = new OpenInterval(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
            if (!hours.isEmpty() && open.from().isBefore(hours.getLast().to())) {
                throw new IllegalArgumentException(stretch);
            }
            hours.add(open);
        }
        return hours;
    }
}
