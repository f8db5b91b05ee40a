package org.cityplus.city;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** Reads and writes {@code calendar/calendar.yaml} and the files of the years it lists. */
final class CalendarFiles {
    private enum Kind {
        OFF,
        WORK
    }

    private static final String FOLDER = "calendar/";
    private static final String LIST = FOLDER + "calendar.yaml";
    private static final String COLUMNS = "date,kind,name_zh,name_en";

    private CalendarFiles() {}

    static WorkingCalendar read(Pack pack) {
        YamlMap root = pack.yaml(LIST).only("weekend", "years");
        Set<DayOfWeek> weekend = weekend(root);
        Map<Integer, YearPlan> years = new HashMap<>();
        for (YamlMap entry : root.maps("years")) {
            entry.only("year", "file", "working_days", "source", "checked");
            int year = entry.integer("year", 1900, 2999);
            YearPlan plan = year(pack, entry, year, weekend);
            if (years.put(year, plan) != null) {
                entry.report("year", Message.of("city.pack.year-once"));
            }
            checkCount(entry, year, new WorkingCalendar(weekend, Map.of(year, plan)));
        }
        return new WorkingCalendar(weekend, years);
    }

    static void write(Edition edition, Map<String, byte[]> files) {
        List<Map<String, Object>> years = new ArrayList<>();
        edition.years().forEach((year, plan) -> {
            years.add(entry(
                    year.toString(),
                    String.valueOf(edition.calendar().workingDaysOf(year)),
                    plan.source(),
                    plan.checked()));
            files.put(FOLDER + year + ".csv", CsvText.of(COLUMNS, rows(plan)));
        });
        writeList(edition, years, files);
    }

    /** The same with one year as somebody typed it, right or wrong. */
    static void writeTyped(
            Edition edition,
            String year,
            String days,
            String workingDays,
            String source,
            String checked,
            Map<String, byte[]> files) {
        List<Map<String, Object>> years = new ArrayList<>();
        edition.years().forEach((each, plan) -> {
            if (!each.toString().equals(year)) {
                years.add(entry(
                        each.toString(),
                        String.valueOf(edition.calendar().workingDaysOf(each)),
                        plan.source(),
                        plan.checked()));
            }
        });
        years.add(entry(year, workingDays, source, checked));
        writeList(edition, years, files);
        String lines =
                days.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        files.put(FOLDER + year + ".csv", (COLUMNS + "\n" + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> entry(String year, String workingDays, String source, String checked) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("year", year);
        entry.put("file", year + ".csv");
        entry.put("working_days", workingDays);
        entry.put("source", source);
        entry.put("checked", checked);
        return entry;
    }

    private static void writeList(Edition edition, List<Map<String, Object>> years, Map<String, byte[]> files) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put(
                "weekend",
                edition.weekend().stream().sorted().map(DayOfWeek::name).toList());
        list.put("years", years);
        files.put(LIST, YamlText.of(list));
    }

    /** The days of a plan as lines of its file. */
    static String lines(YearPlan plan) {
        String text = new String(CsvText.of(COLUMNS, rows(plan)), StandardCharsets.UTF_8);
        return text.substring(COLUMNS.length() + 1);
    }

    /** The days of a year as its file lists them, in order. */
    static List<Map<String, String>> rows(YearPlan plan) {
        List<Map<String, String>> rows = new ArrayList<>();
        plan.off().forEach((day, name) -> rows.add(row(day, Kind.OFF, name)));
        plan.worked().forEach((day, name) -> rows.add(row(day, Kind.WORK, name)));
        rows.sort(Comparator.comparing(row -> row.getOrDefault("date", "")));
        return rows;
    }

    private static Map<String, String> row(LocalDate day, Kind kind, LocalizedText name) {
        return Map.of(
                "date",
                day.toString(),
                "kind",
                kind.name().toLowerCase(Locale.ROOT),
                "name_zh",
                name.zh(),
                "name_en",
                name.en());
    }

    private static Set<DayOfWeek> weekend(YamlMap root) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (String day : root.values("weekend")) {
            try {
                weekend.add(DayOfWeek.valueOf(day));
            } catch (IllegalArgumentException e) {
                root.report("weekend", Message.of("city.pack.weekend-days", day));
            }
        }
        return weekend;
    }

    private static YearPlan year(Pack pack, YamlMap entry, int year, Set<DayOfWeek> weekend) {
        Map<LocalDate, LocalizedText> off = new HashMap<>();
        Map<LocalDate, LocalizedText> worked = new HashMap<>();
        pack.table(FOLDER + entry.text("file"), COLUMNS).rows(row -> {
            LocalDate date = row.unique("date").date("date");
            Kind kind = row.oneOf("kind", Kind.class);
            if (row.has("date") && date.getYear() != year) {
                row.report("date", Message.of("city.pack.date-year", String.valueOf(year)));
            }
            if (kind == Kind.WORK && !weekend.contains(date.getDayOfWeek())) {
                row.report("kind", Message.of("city.pack.worked-anyway"));
            }
            return (kind == Kind.OFF ? off : worked).put(date, row.plainTexts("name")) == null;
        });
        return new YearPlan(off, worked, entry.plain("source", 300), entry.plain("checked", 40));
    }

    /** The announced count catches a row left out. */
    private static void checkCount(YamlMap entry, int year, WorkingCalendar calendar) {
        int promised = entry.integer("working_days", 1, 366);
        int counted = calendar.workingDaysOf(year);
        if (promised != counted) {
            entry.report(
                    "working_days",
                    Message.of("city.pack.working-days", String.valueOf(counted), String.valueOf(promised)));
        }
    }
}
