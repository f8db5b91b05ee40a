package org.cityplus.cases.visit;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.city.OpenInterval;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times at an office. Slots follow from opening hours; a row exists only for those somebody took. The claim itself
 * compares with the capacity of its kind and of the whole office, so no two requests can share the last place.
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

    /** All slots of a day in order, full ones too, as many places in each as there are for what this process comes for. */
    public List<Slot> list(OfficeId officeId, Process process, LocalDate day) {
        Office office = city.getOffice(officeId);
        return office.isOpen() && days().contains(day)
                ? slots(office, Room.of(office, process), day, taken(officeId, day, day))
                : List.of();
    }

    /** The first of {@code days}, in order, with a place left; the first of all when none has one. */
    public LocalDate firstFree(OfficeId officeId, Process process, List<LocalDate> days) {
        Office office = city.getOffice(officeId);
        Room room = Room.of(office, process);
        var taken = taken(officeId, days.getFirst(), days.getLast());
        return days.stream()
                .filter(day -> slots(office, room, day, taken).stream().anyMatch(slot -> slot.free() > 0))
                .findFirst()
                .orElse(days.getFirst());
    }

    private List<Slot> slots(Office office, Room room, LocalDate day, Map<Instant, Map<String, Integer>> taken) {
        List<Slot> slots = new ArrayList<>();
        for (OpenInterval open : office.hours()) {
            LocalTime from = open.from();
            while (!from.plus(office.slot()).isAfter(open.to())) {
                Instant at = day.atTime(from).atZone(city.zone()).toInstant();
                slots.add(new Slot(at, at.plus(office.slot()), room.free(taken.getOrDefault(at, Map.of()))));
                from = from.plus(office.slot());
            }
        }
        return slots;
    }

    /**
     * Takes a place in the slot that begins at {@code from}, instead of the one the case may have or hold.
     *
     * @throws Refusal INVALID when there is no such slot, CONFLICT when it is full
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Visit book(CaseId id, OfficeId officeId, Process process, Instant from) {
        Slot slot = getSlot(officeId, process, from);
        require(take(id, officeId, process, from, null));
        return new Visit(officeId, slot.from(), slot.until(), LocalDate.ofInstant(slot.from(), city.zone()));
    }

    /** Keeps a place for a while; until when. What is over is over by the clock alone: nothing has to sweep it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant hold(CaseId id, OfficeId officeId, Process process, Instant from) {
        getSlot(officeId, process, from);
        int minutes =
                process.findAppointment().map(Process.Appointment::holdMinutes).orElse(10);
        Instant until = clock.instant().plus(Duration.ofMinutes(minutes));
        require(take(id, officeId, process, from, until));
        return until;
    }

    private Slot getSlot(OfficeId office, Process process, Instant from) {
        if (!city.getOffice(office).isOpen()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.visit.office-closed", city.hotline()));
        }
        return days().stream()
                .filter(day -> !from.isBefore(startOf(day)) && from.isBefore(startOf(day.plusDays(1))))
                .flatMap(day -> list(office, process, day).stream())
                .filter(s -> s.from().equals(from))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, Message.of("cases.visit.no-such-slot")));
    }

    /**
     * Whoever is here without a time, or before it, takes a place of the time that runs, if one is left. They are seen
     * all the same when none is, and outside of opening hours.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeNow(CaseId id, OfficeId officeId, Process process) {
        Instant now = clock.instant();
        boolean has = jdbc.sql("""
                select exists (select 1 from cases.booking where case_id = ? and starts_at <= ? and held_until is null)
                """)
                .params(id.value(), Timestamp.from(now))
                .query(Boolean.class)
                .single();
        if (has) {
            return;
        }
        release(id);
        Office office = city.getOffice(officeId);
        LocalDate today = LocalDate.ofInstant(now, city.zone());
        if (city.calendar().years().contains(today.getYear()) && city.calendar().isWorkingDay(today)) {
            slots(office, Room.of(office, process), today, Map.of()).stream()
                    .filter(slot -> !slot.from().isAfter(now) && slot.until().isAfter(now))
                    .findFirst()
                    .ifPresent(slot -> take(id, officeId, process, slot.from(), null));
        }
    }

    private static void require(boolean taken) {
        if (!taken) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.visit.full"));
        }
    }

    private boolean take(CaseId id, OfficeId officeId, Process process, Instant from, @Nullable Instant heldUntil) {
        Room room = Room.of(city.getOffice(officeId), process);
        lock(id, officeId, from);
        release(id);
        // The claim's own predicate: places had, and places held whose time is not over.
        return jdbc.sql("""
                insert into cases.booking (case_id, office, kind, starts_at, booked_at, held_until)
                select :case, :office, :kind, cast(:from as timestamptz), cast(:now as timestamptz), cast(:until as timestamptz)
                 where (select count(*) < :whole
                               and count(*) filter (where kind = :kind) < :ofKind
                               and (:apart or count(*) filter (where kind <> all (:kindsApart)) < :shared)
                          from cases.booking
                         where office = :office and starts_at = :from and (held_until is null or held_until > :now))
                """)
                        .param("case", id.value())
                        .param("office", officeId.value())
                        .param("kind", room.kind())
                        .param("from", Timestamp.from(from))
                        .param("now", Timestamp.from(clock.instant()))
                        .param("until", heldUntil == null ? null : Timestamp.from(heldUntil), Types.TIMESTAMP)
                        .param("whole", room.whole())
                        .param("ofKind", room.ofKind())
                        .param("apart", room.isApart())
                        .param("kindsApart", room.apart().toArray(String[]::new))
                        .param("shared", room.shared())
                        .update()
                == 1;
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

    /** Gives back the place the case has or holds, if it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(CaseId id) {
        jdbc.sql("delete from cases.booking where case_id = ?")
                .param(id.value())
                .update();
    }

    /** Places had or held, by time and kind. */
    private Map<Instant, Map<String, Integer>> taken(OfficeId office, LocalDate first, LocalDate last) {
        Map<Instant, Map<String, Integer>> taken = new HashMap<>();
        jdbc.sql("""
                select starts_at, kind, count(*) as taken from cases.booking
                 where office = :office and starts_at >= :from and starts_at < :until
                   and (held_until is null or held_until > :now)
                 group by starts_at, kind
                """)
                .param("office", office.value())
                .param("from", Timestamp.from(startOf(first)))
                .param("until", Timestamp.from(startOf(last.plusDays(1))))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    taken.computeIfAbsent(row.getTimestamp("starts_at").toInstant(), at -> new HashMap<>())
                            .put(row.getString("kind"), row.getInt("taken"));
                });
        return taken;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(city.zone()).toInstant();
    }
}
