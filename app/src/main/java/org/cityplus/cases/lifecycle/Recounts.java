package org.cityplus.cases.lifecycle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.cityplus.city.City;
import org.cityplus.city.WorkingCalendar;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has every term that runs counted again once the city's working days are others than those it was counted by, whether an
 * administrator changed them or they came with the city's files.
 */
@Component
public class Recounts {
    /** By then every node has the new working days. */
    static final Duration KNOWN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final City city;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Recounts(JdbcClient jdbc, City city, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    public void keepUp() {
        String days = days(city.calendar());
        if (!days.equals(countedBy(""))) {
            transactions.executeWithoutResult(status -> {
                if (!days.equals(countedBy(" for update"))) {
                    recount();
                    jdbc.sql("update cases.counted_by set days = ?").param(days).update();
                }
            });
        }
    }

    private String countedBy(String lock) {
        return jdbc.sql("select days from cases.counted_by" + lock)
                .query(String.class)
                .single();
    }

    /** The timers do it, case by case, each under its lock. What nothing is awaited for stays as it is. */
    private void recount() {
        jdbc.sql("""
                insert into cases.deadline (case_id, kind, due_at)
                select distinct d.case_id, 'RECOUNT', cast(:at as timestamptz)
                  from cases.deadline d join cases.case_row c on c.id = d.case_id
                 where c.turn <> 'NOBODY' or d.fired_at is null
                on conflict (case_id, kind) do update set due_at = excluded.due_at, fired_at = null
                """).param("at", Timestamp.from(clock.instant().plus(KNOWN))).update();
    }

    /** Every announced year with the days on which it differs from plain weekdays. */
    private static String days(WorkingCalendar calendar) {
        return calendar.years().stream()
                .map(year -> year + "="
                        + LocalDate.of(year, 1, 1)
                                .datesUntil(LocalDate.of(year + 1, 1, 1))
                                .filter(day -> calendar.isWorkingDay(day)
                                        != day.getDayOfWeek().getValue() < 6)
                                .map(LocalDate::toString)
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
