package org.cityplus.cases.visit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.city.OpenInterval;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times at an office. Slots follow from opening hours; a row exists only for those somebody took. The claim itself
 * compares with the capacity, so no two requests can share the last place.
 */
@Component
public class Visits {
    /** How far ahead times can be chosen. */
    static final int WORKING_DAYS_AHEAD = 10;

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    Visits(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** The days that can be chosen: the next ten working days, tomorrow at the earliest, as far as holidays are announced. */
    public List<LocalDate> days() {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return today.plusDays(1)
                .datesUntil(today.plusMonths(2))
                .takeWhile(day -> city.calendar().years().contains(day.getYear()))
                .filter(city.calendar()::isWorkingDay)
                .limit(WORKING_DAYS_AHEAD)
                .toList();
    }

    /** All slots of a day in order, full ones too. */
    public List<Slot> list(OfficeId officeId, LocalDate day) {
        Office office = city.getOffice(officeId);
        if (!office.isOpen() || !days().contains(day)) {
            return List.of();
        }
        Map<Instant, Integer> taken = taken(officeId, day);
        List<Slot> slots = new ArrayList<>();
        for (OpenInterval open : office.hours()) {
            LocalTime from = open.from();
            while (!from.plus(office.slot()).isAfter(open.to())) {
                Instant at = day.atTime(from).atZone(city.zone()).toInstant();
                slots.add(new Slot(
                        at, at.plus(office.slot()), Math.max(0, office.counters() - taken.getOrDefault(at, 0))));
                from = from.plus(office.slot());
            }
        }
        return slots;
    }

    /**
     * Takes a place in the slot that begins at {@code from}, instead of the one the case may have had.
     *
     * @throws Refusal INVALID when there is no such slot, CONFLICT when it is full
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Visit book(CaseId id, OfficeId officeId, Instant from) {
        Office office = city.getOffice(officeId);
        ZoneId zone = city.zone();
        if (!office.isOpen()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.visit.office-closed", city.hotline()));
        }
        Slot slot = list(officeId, LocalDate.ofInstant(from, zone)).stream()
                .filter(s -> s.from().equals(from))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, Message.of("cases.visit.no-such-slot")));
        lock(id, officeId, from);
        if (!holds(id, officeId, from)) {
            release(id);
            claim(id, office, from);
        }
        return new Visit(officeId, slot.from(), slot.until());
    }

    /** Holds the slot left and the slot taken, always in the same order: two who swap places do not wait for each other. */
    private void lock(CaseId id, OfficeId office, Instant from) {
        jdbc.sql("insert into cases.slot (office, starts_at) values (?, ?) on conflict do nothing")
                .params(office.value(), Timestamp.from(from))
                .update();
        jdbc.sql("""
                select 1 from cases.slot s
                 where (s.office = ? and s.starts_at = ?)
                    or (s.office, s.starts_at) in (select office, starts_at from cases.booking where case_id = ?)
                 order by s.office, s.starts_at
                   for update
                """)
                .params(office.value(), Timestamp.from(from), id.value())
                .query(Integer.class)
                .list();
    }

    private void claim(CaseId id, Office office, Instant from) {
        int claimed = jdbc.sql("""
                update cases.slot set taken = taken + 1
                 where office = ? and starts_at = ? and taken < ?
                """)
                .params(office.id().value(), Timestamp.from(from), office.counters())
                .update();
        if (claimed == 0) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.visit.full"));
        }
        jdbc.sql("insert into cases.booking (case_id, office, starts_at, booked_at) values (?, ?, ?, ?)")
                .params(id.value(), office.id().value(), Timestamp.from(from), Timestamp.from(clock.instant()))
                .update();
    }

    private boolean holds(CaseId id, OfficeId office, Instant from) {
        return jdbc.sql(
                        "select exists (select 1 from cases.booking where case_id = ? and office = ? and starts_at = ?)")
                .params(id.value(), office.value(), Timestamp.from(from))
                .query(Boolean.class)
                .single();
    }

    /** Gives back the place the case holds, if it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(CaseId id) {
        jdbc.sql("""
                with given_back as (
                    delete from cases.booking where case_id = ? returning office, starts_at)
                update cases.slot s set taken = s.taken - 1
                  from given_back g where s.office = g.office and s.starts_at = g.starts_at
                """).param(id.value()).update();
    }

    private Map<Instant, Integer> taken(OfficeId office, LocalDate day) {
        Map<Instant, Integer> taken = new HashMap<>();
        jdbc.sql("select starts_at, taken from cases.slot where office = ? and starts_at >= ? and starts_at < ?")
                .params(office.value(), Timestamp.from(startOf(day)), Timestamp.from(startOf(day.plusDays(1))))
                .query(row -> {
                    taken.put(row.getTimestamp("starts_at").toInstant(), row.getInt("taken"));
                });
        return taken;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(city.zone()).toInstant();
    }
}
