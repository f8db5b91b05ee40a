package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.Due;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** How much of a term is used, and why it stands when it does. */
record Promise(List<String> pips, Message words) {
    private static final int MOST_PIPS = 30;

    static Promise only(String key, Object... args) {
        return new Promise(List.of(), Message.of(key, args));
    }

    /** The city's own term, while the applicant is awaited or while it runs. */
    static Promise of(CaseClock clock, LocalDate today, WorkingDays days) {
        int total = clock.total();
        boolean stands = clock.stands(today);
        return switch (clock.due(days)) {
            case Due.Waiting waiting ->
                new Promise(
                        pips(total, total - waiting.left(), "hold"),
                        Message.of("cases.promise.stands", total, waiting.left()));
            case Due.NotAnnounced unknown -> only("cases.promise.not-announced", total, String.valueOf(unknown.year()));
            case Due.On on when today.isAfter(on.day()) -> late(total, on.day(), today, days);
            case Due.On on ->
                new Promise(
                        pips(total, clock.used(today, days), stands ? "hold" : ""),
                        stands
                                ? Message.of("cases.promise.starts", total, on.day())
                                : Message.of("cases.promise.running", total, clock.used(today, days), on.day()));
        };
    }

    /** A term the desk has for something of its own, such as acceptance. */
    static Promise of(@Nullable CaseClock clock, String key, LocalDate today, WorkingDays days) {
        if (clock == null) {
            return only("cases.promise.undated");
        }
        return clock.due(days)
                .findDay()
                .map(day -> new Promise(pips(clock.total(), clock.used(today, days), ""), Message.of(key, day)))
                .orElseGet(() -> only("cases.promise.undated"));
    }

    /** Cases of before: the clock began with the visit. */
    static Promise before(
            ServiceDefinition service,
            @Nullable LocalDate visitOn,
            @Nullable LocalDate promisedOn,
            LocalDate today,
            WorkingDays days) {
        int total = service.promiseWorkingDays();
        if (visitOn == null || promisedOn == null) {
            return new Promise(pips(total, 0, "hold"), Message.of("cases.promise.stands", total, total));
        }
        return today.isAfter(promisedOn)
                ? late(total, promisedOn, today, days)
                : new Promise(
                        pips(total, 0, visitOn.isAfter(today) ? "hold" : ""),
                        Message.of("cases.promise.starts", total, promisedOn));
    }

    private static Promise late(int total, LocalDate due, LocalDate today, WorkingDays days) {
        List<String> pips = Collections.nCopies(Math.min(total, MOST_PIPS), "late");
        try {
            int late = Math.toIntExact(due.plusDays(1)
                    .datesUntil(today.plusDays(1))
                    .filter(days::isWorkingDay)
                    .count());
            return new Promise(pips, Message.of("cases.promise.late", due, late));
        } catch (CalendarNotAnnounced e) {
            return new Promise(pips, Message.of("cases.promise.late.undated", due));
        }
    }

    private static List<String> pips(int days, int used, String next) {
        if (days > MOST_PIPS) {
            return List.of();
        }
        List<String> pips = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            pips.add(day < used ? "on" : day == used ? next : "");
        }
        return List.copyOf(pips);
    }
}
