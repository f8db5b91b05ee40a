package org.cityplus.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cityplus.kernel.LocalizedText;

/** Reads {@code calendar/calendar.yaml} and the files of the years it lists. */
final class CalendarFiles {
    private enum Kind {
        OFF,
        WORK
    }

    private CalendarFiles() {}

    static WorkingCalendar read(Pack pack) {
        YamlMap root = pack.yaml("calendar/calendar.yaml").only("weekend", "years");
        Set<DayOfWeek> weekend = weekend(root);
        Map<Integer, YearPlan> years = new HashMap<>();
        for (YamlMap entry : root.maps("years")) {
            entry.only("year", "file", "working_days", "source", "checked");
            entry.text("source");
            entry.text("checked");
            int year = entry.integer("year", 1900, 2999);
            YearPlan plan = year(pack, "calendar/" + entry.text("file"), year, weekend);
            if (years.put(year, plan) != null) {
                entry.report("year", "must be listed once", "Remove one of the two");
            }
            checkCount(entry, year, new WorkingCalendar(weekend, Map.of(year, plan)));
        }
        return new WorkingCalendar(weekend, years);
    }

    private static Set<DayOfWeek> weekend(YamlMap root) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (String day : root.values("weekend")) {
            try {
                weekend.add(DayOfWeek.valueOf(day));
            } catch (IllegalArgumentException e) {
                root.report("weekend", "must list days, not [" + day + "]", "Write them as SATURDAY, SUNDAY");
            }
        }
        return weekend;
    }

    private static YearPlan year(Pack pack, String file, int year, Set<DayOfWeek> weekend) {
        Map<LocalDate, LocalizedText> off = new HashMap<>();
        Map<LocalDate, LocalizedText> worked = new HashMap<>();
        pack.table(file, "date,kind,name_zh,name_en").rows(row -> {
            LocalDate date = row.unique("date").date("date");
            Kind kind = row.oneOf("kind", Kind.class);
            if (row.has("date") && date.getYear() != year) {
                row.report("date", "must lie in " + year, "Move it to the file of its year");
            }
            if (kind == Kind.WORK && !weekend.contains(date.getDayOfWeek())) {
                row.report("kind", "must be off on a day that is no weekend; it is worked anyway", "Remove the row");
            }
            return (kind == Kind.OFF ? off : worked).put(date, row.texts("name")) == null;
        });
        return new YearPlan(off, worked);
    }

    /** The announced count catches a row left out. */
    private static void checkCount(YamlMap entry, int year, WorkingCalendar calendar) {
        int promised = entry.integer("working_days", 1, 366);
        long counted = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isWorkingDay)
                .count();
        if (promised != counted) {
            entry.report(
                    "working_days",
                    "must be the number of working days, which is " + counted + ", not " + promised,
                    "Compare the year's file with the announcement");
        }
    }
}
