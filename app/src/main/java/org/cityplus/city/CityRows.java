package org.cityplus.city;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads editions from the database. */
@Component
class CityRows {
    private final JdbcClient jdbc;

    CityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql("select revision from city.edition").query(Long.class).single();
    }

    /** The edition there is; the caller's transaction sees to it that it is of one moment. */
    Edition read(Set<DayOfWeek> weekend) {
        return new Edition(revision(), agencies(), offices(), weekend, years(), texts(), paused());
    }

    /** In which edition each row was last changed, by the names of {@link Edition#rows}. */
    Map<String, Long> changes() {
        Map<String, Long> changes = new HashMap<>();
        jdbc.sql("""
                select 'agency:' || id as record, changed_in from city.agency
                union all select 'office:' || id, changed_in from city.office
                union all select 'calendar:' || year, changed_in from city.year
                union all select 'text:' || key, changed_in from city.text
                union all select 'switch:' || feature, changed_in from city.switch
                """).query(row -> {
            changes.put(row.getString("record"), row.getLong("changed_in"));
        });
        return changes;
    }

    private Map<AgencyId, Agency> agencies() {
        return jdbc.sql("""
                select id, kind, district, parent, name_zh, name_en, tint, icon, demo, closed_at
                  from city.agency order by place
                """).query(CityRows::agency).list().stream()
                .collect(Collectors.toMap(Agency::id, agency -> agency, (one, again) -> one, LinkedHashMap::new));
    }

    private static Agency agency(ResultSet row, int number) throws SQLException {
        return new Agency(
                new AgencyId(row.getString("id")),
                row.getString("kind"),
                Optional.ofNullable(row.getString("district")).map(DistrictCode::new),
                Optional.ofNullable(row.getString("parent")).map(AgencyId::new),
                text(row, "name"),
                Tint.valueOf(row.getString("tint").toUpperCase(Locale.ROOT)),
                row.getString("icon"),
                row.getBoolean("demo"),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
    }

    private Map<OfficeId, Office> offices() {
        return jdbc.sql("""
                select id, agency, district, name_zh, name_en, address_zh, address_en, access_zh, access_en, hours,
                       slot_minutes, counters, counters_for, demo, closed_at
                  from city.office order by place
                """).query(CityRows::office).list().stream()
                .collect(Collectors.toMap(Office::id, office -> office, (one, again) -> one, LinkedHashMap::new));
    }

    private static Office office(ResultSet row, int number) throws SQLException {
        return new Office(
                new OfficeId(row.getString("id")),
                new AgencyId(row.getString("agency")),
                new DistrictCode(row.getString("district")),
                text(row, "name"),
                text(row, "address"),
                text(row, "access"),
                OfficeFile.hours(row.getString("hours")),
                Duration.ofMinutes(row.getInt("slot_minutes")),
                row.getInt("counters"),
                OfficeFile.countersFor(row.getString("counters_for")),
                row.getBoolean("demo"),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
    }

    private Map<Integer, YearPlan> years() {
        Map<Integer, Map<LocalDate, LocalizedText>> off = new HashMap<>();
        Map<Integer, Map<LocalDate, LocalizedText>> worked = new HashMap<>();
        jdbc.sql("select day, year, worked, name_zh, name_en from city.day").query(row -> {
            (row.getBoolean("worked") ? worked : off)
                    .computeIfAbsent(row.getInt("year"), year -> new HashMap<>())
                    .put(row.getObject("day", LocalDate.class), text(row, "name"));
        });
        Map<Integer, YearPlan> years = new TreeMap<>();
        jdbc.sql("select year, source, checked from city.year").query(row -> {
            int year = row.getInt("year");
            years.put(
                    year,
                    new YearPlan(
                            off.getOrDefault(year, Map.of()),
                            worked.getOrDefault(year, Map.of()),
                            row.getString("source"),
                            row.getString("checked")));
        });
        return years;
    }

    private Map<String, LocalizedText> texts() {
        Map<String, LocalizedText> texts = new TreeMap<>();
        jdbc.sql("select key, zh, en from city.text").query(row -> {
            texts.put(row.getString("key"), new LocalizedText(row.getString("zh"), row.getString("en")));
        });
        return texts;
    }

    private Set<Feature> paused() {
        return new HashSet<>(jdbc.sql("select feature from city.switch where paused")
                .query((row, number) -> new Feature(row.getString("feature")))
                .list());
    }

    private static LocalizedText text(ResultSet row, String field) throws SQLException {
        return new LocalizedText(row.getString(field + "_zh"), row.getString(field + "_en"));
    }

    /** Locks the city for a change; administrators come one after the other. */
    long lock() {
        return jdbc.sql("select revision from city.edition for update")
                .query(Long.class)
                .single();
    }

    /** What was taken from the pack so far, and what an installation of before needs; under the lock. */
    Taken taken() {
        return jdbc.sql("""
                select imported_at is not null as imported, demo_imported_at is not null as demo, whole_pack
                  from city.edition
                """)
                .query((row, number) ->
                        new Taken(row.getBoolean("imported"), row.getBoolean("demo"), row.getBoolean("whole_pack")))
                .single();
    }

    void note(boolean demo, Clock clock) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update city.edition set imported_at = coalesce(imported_at, ?)")
                .param(now)
                .update();
        if (demo) {
            jdbc.sql("update city.edition set demo_imported_at = ?").param(now).update();
        }
    }

    void advance(long revision) {
        jdbc.sql("update city.edition set revision = ?").param(revision).update();
    }

    /** Which rows of the pack are here already. */
    record Taken(boolean imported, boolean demo, boolean wholePack) {}
}
