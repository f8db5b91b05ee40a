package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.WorkingCalendar;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/** How much of the promised time is used. The clock starts with the visit: only then is everything there. */
record Promise(List<String> pips, Message words) {

    /** Before a visit is chosen, or before its day: nothing used, the clock waits. */
    static Promise waiting(ServiceDefinition service, @Nullable LocalDate visitOn, @Nullable LocalDate promisedOn) {
        int days = service.promiseWorkingDays();
        Message words = visitOn == null || promisedOn == null
                ? Message.of("cases.promise.not-started", days)
                : Message.of("cases.promise.waiting", days, visitOn, promisedOn);
        return new Promise(pips(days, 0, "hold"), words);
    }

    /** From the day of the visit on. */
    static Promise running(
            ServiceDefinition service,
            WorkingCalendar calendar,
            LocalDate visitOn,
            LocalDate promisedOn,
            LocalDate today) {
        int days = service.promiseWorkingDays();
        if (today.isAfter(promisedOn)) {
            int late = calendar.workingDaysBetween(promisedOn, today);
            return new Promise(
                    java.util.Collections.nCopies(days, "late"), Message.of("cases.promise.late", promisedOn, late));
        }
        int used = Math.min(days, calendar.workingDaysBetween(visitOn, today));
        return new Promise(pips(days, used, ""), Message.of("cases.promise.running", days, used, promisedOn));
    }

    private static List<String> pips(int days, int used, String next) {
        List<String> pips = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            pips.add(day < used ? "on" : day == used ? next : "");
        }
        return List.copyOf(pips);
    }
}
