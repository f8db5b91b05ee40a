package org.cityplus.city;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes into the database what differs between two editions. */
@Component
class CityWriting {
    private final JdbcClient jdbc;

    CityWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Edition after, List<Difference> differences, long revision) {
        Set<Integer> years = new LinkedHashSet<>();
        for (Difference difference : differences) {
            String kind = difference.record().substring(0, difference.record().indexOf(':'));
            String id = difference.record().substring(kind.length() + 1);
            switch (kind) {
                case "agency" -> write(Objects.requireNonNull(after.agencies().get(new AgencyId(id))), revision);
                case "office" -> write(Objects.requireNonNull(after.offices().get(new OfficeId(id))), revision);
                case "calendar" -> years.add(Integer.valueOf(id));
                case "text" -> write(id, Objects.requireNonNull(after.texts().get(id)), revision);
                case "switch" -> write(new Feature(id), after.paused(), revision);
                default -> throw new IllegalStateException(difference.record());
            }
        }
        years.forEach(year -> write(year, Objects.requireNonNull(after.years().get(year)), revision));
    }

    private void write(Agency agency, long revision) {
        jdbc.sql("""
                insert into city.agency
                       (id, kind, district, parent, name_zh, name_en, tint, icon, demo, closed_at, changed_in)
                values (:id, :kind, :district, :parent, :zh, :en, :tint, :icon, :demo, :closed, :revision)
                on conflict (id) do update
                   set kind = excluded.kind, district = excluded.district, parent = excluded.parent,
                       name_zh = excluded.name_zh, name_en = excluded.name_en, tint = excluded.tint,
                       icon = excluded.icon, demo = excluded.demo, closed_at = excluded.closed_at,
                       changed_in = excluded.changed_in
                """)
                .param("id", agency.id().value())
                .param("kind", agency.kind())
                .param("district", agency.district().map(DistrictCode::value).orElse(null))
                .param("parent", agency.parent().map(AgencyId::value).orElse(null))
                .param("zh", agency.name().zh())
                .param("en", agency.name().en())
                .param("tint", agency.tint().name())
                .param("icon", agency.icon())
                .param("demo", agency.demo())
                .param("closed", timestamp(agency.closedAt()))
                .param("revision", revision)
                .update();
    }

    private void write(Office office, long revision) {
        jdbc.sql("""
                insert into city.office
                       (id, agency, district, name_zh, name_en, address_zh, address_en, access_zh, access_en, hours,
                        slot_minutes, counters, counters_for, demo, closed_at, changed_in)
                values (:id, :agency, :district, :zh, :en, :addressZh, :addressEn, :accessZh, :accessEn, :hours,
                        :slot, :counters, :countersFor, :demo, :closed, :revision)
                on conflict (id) do update
                   set agency = excluded.agency, district = excluded.district, name_zh = excluded.name_zh,
                       name_en = excluded.name_en, address_zh = excluded.address_zh, address_en = excluded.address_en,
                       access_zh = excluded.access_zh, access_en = excluded.access_en, hours = excluded.hours,
                       slot_minutes = excluded.slot_minutes, counters = excluded.counters,
                       counters_for = excluded.counters_for, demo = excluded.demo,
                       closed_at = excluded.closed_at, changed_in = excluded.changed_in
                """)
                .param("id", office.id().value())
                .param("agency", office.agency().value())
                .param("district", office.district().value())
                .param("zh", office.name().zh())
                .param("en", office.name().en())
                .param("addressZh", office.address().zh())
                .param("addressEn", office.address().en())
                .param("accessZh", office.access().zh())
                .param("accessEn", office.access().en())
                .param("hours", OfficeFile.written(office.hours()))
                .param("slot", office.slot().toMinutes())
                .param("counters", office.counters())
                .param("countersFor", OfficeFile.written(office.countersFor()))
                .param("demo", office.demo())
                .param("closed", timestamp(office.closedAt()))
                .param("revision", revision)
                .update();
    }

    private void write(int year, YearPlan plan, long revision) {
        jdbc.sql("""
                insert into city.year (year, source, checked, changed_in) values (?, ?, ?, ?)
                on conflict (year) do update
                   set source = excluded.source, checked = excluded.checked, changed_in = excluded.changed_in
                """).params(year, plan.source(), plan.checked(), revision).update();
        jdbc.sql("delete from city.day where year = ?").param(year).update();
        insert(year, plan.off(), false);
        insert(year, plan.worked(), true);
    }

    private void insert(int year, Map<LocalDate, LocalizedText> days, boolean worked) {
        days.forEach((day, name) -> jdbc.sql(
                        "insert into city.day (day, year, worked, name_zh, name_en) values (?, ?, ?, ?, ?)")
                .params(day, year, worked, name.zh(), name.en())
                .update());
    }

    private void write(String key, LocalizedText text, long revision) {
        jdbc.sql("""
                insert into city.text (key, zh, en, changed_in) values (?, ?, ?, ?)
                on conflict (key) do update set zh = excluded.zh, en = excluded.en, changed_in = excluded.changed_in
                """).params(key, text.zh(), text.en(), revision).update();
    }

    private void write(Feature feature, Set<Feature> paused, long revision) {
        jdbc.sql("""
                insert into city.switch (feature, paused, changed_in) values (?, ?, ?)
                on conflict (feature) do update set paused = excluded.paused, changed_in = excluded.changed_in
                """).params(feature.key(), paused.contains(feature), revision).update();
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> moment) {
        return moment.map(Timestamp::from).orElse(null);
    }
}
