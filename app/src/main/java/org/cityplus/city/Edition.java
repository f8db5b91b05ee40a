package org.cityplus.city;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityplus.kernel.LocalizedText;

/**
 * All that administrators change while the city runs, as it stood at one moment. Immutable; each change makes the next
 * one, with a higher revision.
 *
 * @param years the announced years
 * @param paused the features that are switched off
 */
public record Edition(
        long revision,
        Map<AgencyId, Agency> agencies,
        Map<OfficeId, Office> offices,
        Set<DayOfWeek> weekend,
        Map<Integer, YearPlan> years,
        Map<String, LocalizedText> texts,
        Set<Feature> paused) {
    public Edition {
        // Not Map.copyOf: the order of the files is kept.
        agencies = Collections.unmodifiableMap(new LinkedHashMap<>(agencies));
        offices = Collections.unmodifiableMap(new LinkedHashMap<>(offices));
        weekend = Set.copyOf(weekend);
        years = Collections.unmodifiableMap(new TreeMap<>(years));
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        paused = Set.copyOf(paused);
    }

    public WorkingCalendar calendar() {
        return new WorkingCalendar(weekend, years);
    }

    public List<Agency> openAgencies() {
        return agencies.values().stream().filter(Agency::isOpen).toList();
    }

    public List<Office> openOffices() {
        return offices.values().stream().filter(Office::isOpen).toList();
    }

    public Edition with(Agency agency) {
        Map<AgencyId, Agency> changed = new LinkedHashMap<>(agencies);
        changed.put(agency.id(), agency);
        return new Edition(revision, changed, offices, weekend, years, texts, paused);
    }

    public Edition with(Office office) {
        Map<OfficeId, Office> changed = new LinkedHashMap<>(offices);
        changed.put(office.id(), office);
        return new Edition(revision, agencies, changed, weekend, years, texts, paused);
    }

    public Edition with(int year, YearPlan plan) {
        Map<Integer, YearPlan> changed = new TreeMap<>(years);
        changed.put(year, plan);
        return new Edition(revision, agencies, offices, weekend, changed, texts, paused);
    }

    public Edition with(String key, LocalizedText text) {
        Map<String, LocalizedText> changed = new TreeMap<>(texts);
        changed.put(key, text);
        return new Edition(revision, agencies, offices, weekend, years, changed, paused);
    }

    public Edition pausing(Set<Feature> features) {
        return new Edition(revision, agencies, offices, weekend, years, texts, features);
    }

    Edition at(long otherRevision) {
        return new Edition(otherRevision, agencies, offices, weekend, years, texts, paused);
    }

    /** Every row by its name, such as {@code office:hall-500103-1}, as its file writes it: column to cell. */
    public Map<String, Map<String, String>> rows() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        agencies.values().forEach(agency -> rows.put("agency:" + agency.id(), AgencyFile.cells(agency)));
        offices.values().forEach(office -> rows.put("office:" + office.id(), OfficeFile.cells(office)));
        years.forEach((year, plan) -> rows.put("calendar:" + year, cells(plan)));
        texts.forEach((key, text) -> rows.put("text:" + key, Map.of("zh", text.zh(), "en", text.en())));
        paused.stream().sorted().forEach(feature -> rows.put("switch:" + feature, Map.of("on", "false")));
        return rows;
    }

    private static Map<String, String> cells(YearPlan plan) {
        Map<String, String> cells = new TreeMap<>();
        cells.put("source", plan.source());
        cells.put("checked", plan.checked());
        plan.off().forEach((day, name) -> cells.put(day.toString(), "off " + name.zh() + " / " + name.en()));
        plan.worked().forEach((day, name) -> cells.put(day.toString(), "work " + name.zh() + " / " + name.en()));
        return cells;
    }

    /** Days both know that one counts as a working day and the other does not. */
    public List<LocalDate> daysCountedOtherwise(Edition after) {
        WorkingCalendar then = calendar();
        WorkingCalendar now = after.calendar();
        return years.keySet().stream()
                .filter(after.years::containsKey)
                .flatMap(year -> LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)))
                .filter(day -> then.isWorkingDay(day) != now.isWorkingDay(day))
                .toList();
    }
}
