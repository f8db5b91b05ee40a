package org.cityplus.channels.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.cityplus.kernel.Message;
import org.cityplus.web.Page;

/** When something was said, as short as it stays clear: the time today, then yesterday, the weekday, the date. */
final class ListTime {
    private ListTime() {}

    static String of(Page page, Instant at, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        long daysAgo = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, zone));
        if (daysAgo <= 0) {
            return page.time(at);
        }
        if (daysAgo == 1) {
            return page.t("channels.yesterday");
        }
        if (daysAgo < 7) {
            return page.t(Message.of("channels.weekday." + day.getDayOfWeek().getValue()));
        }
        return page.date(day);
    }

    static String full(Page page, Instant at, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        long daysAgo = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, zone));
        return switch ((int) Math.min(daysAgo, 2)) {
            case 0 -> page.t("channels.today-at", page.time(at));
            case 1 -> page.t("channels.yesterday-at", page.time(at));
            default -> page.dateTime(at);
        };
    }
}
