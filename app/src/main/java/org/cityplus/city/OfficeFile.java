package org.cityplus.city;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cityplus.kernel.DistrictCode;

/** Reads {@code offices.csv}. */
final class OfficeFile {
    private OfficeFile() {}

    static List<Office> read(Pack pack, Set<DistrictCode> current, Set<AgencyId> agencies) {
        return pack.table(
                        "offices.csv",
                        "id,agency,district,name_zh,name_en,address_zh,address_en,access_zh,access_en,hours,slot_minutes,counters,demo")
                .rows(row -> office(row, current, agencies));
    }

    private static Office office(CsvRow row, Set<DistrictCode> current, Set<AgencyId> agencies) {
        Office office = new Office(
                new OfficeId(row.unique("id").id("id")),
                AgencyFile.reference(row, "agency", agencies),
                row.currentDistrict("district", current),
                row.texts("name"),
                row.texts("address"),
                row.texts("access"),
                row.parse(
                        "hours",
                        List.of(),
                        "must be stretches in order, apart from each other",
                        "Write them as 09:00-12:00 13:30-17:00",
                        OfficeFile::hours),
                Duration.ofMinutes(row.integer("slot_minutes", 5, 240)),
                row.integer("counters", 1, 200),
                row.yes("demo"));
        for (OpenInterval open : office.hours()) {
            if (Duration.between(open.from(), open.to()).toMinutes()
                            % office.slot().toMinutes()
                    != 0) {
                row.report(
                        "slot_minutes",
                        "must divide each stretch of the hours",
                        "Change it, or the stretch that begins at " + open.from());
            }
        }
        return office;
    }

    private static List<OpenInterval> hours(String written) {
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
