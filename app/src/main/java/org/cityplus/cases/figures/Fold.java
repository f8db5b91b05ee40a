package org.cityplus.cases.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds what was counted to the figures of days and months. One node at a time; a line is marked in the transaction that adds
 * it, so it is added once, and a reader who takes figures and unmarked lines together misses none and sees none twice.
 */
@Component
class Fold {
    private static final long LOCK = 0x6669_6775_7265_7321L;

    private static final int BATCH = 5_000;

    /** Days are looked at for a month; what is older is in its month. */
    private static final int DAYS_KEPT = 100;

    private static final String ADD = """
            with due as (
                select id from cases.tally where not folded order by agency, day limit :most for update skip locked),
            marked as (
                update cases.tally t set folded = true from due where t.id = due.id and t.case_id is not null
                returning t.day, t.agency, t.service, t.measure, t.part, t.amount),
            gone as (
                delete from cases.tally t using due where t.id = due.id and t.case_id is null
                returning t.day, t.agency, t.service, t.measure, t.part, t.amount),
            lines as (select * from marked union all select * from gone),
            days as (
                insert into cases.figure_of_day as f (agency, day, service, measure, part, amount)
                select agency, day, service, measure, part, sum(amount) from lines group by 1, 2, 3, 4, 5
                on conflict (agency, day, service, measure, part) do update set amount = f.amount + excluded.amount),
            months as (
                insert into cases.figure_of_month as f (agency, month, service, measure, part, amount)
                select agency, date_trunc('month', day)::date, service, measure, part, sum(amount)
                  from lines group by 1, 2, 3, 4, 5
                on conflict (agency, month, service, measure, part) do update set amount = f.amount + excluded.amount)
            select count(*) from lines
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final City city;
    private final Clock clock;

    Fold(JdbcClient jdbc, TransactionTemplate transactions, City city, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.city = city;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 25_000)
    void keepUp() {
        while (fold() == BATCH) {
            Thread.onSpinWait();
        }
    }

    /** Adds the next lines; how many there were. */
    int fold() {
        return Objects.requireNonNullElse(
                transactions.execute(status -> isMine()
                        ? jdbc.sql(ADD)
                                .param("most", BATCH)
                                .query(Integer.class)
                                .single()
                        : 0),
                0);
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    void tidy() {
        LocalDate before = LocalDate.now(clock.withZone(city.zone())).minusDays(DAYS_KEPT);
        jdbc.sql("delete from cases.figure_of_day where day < ?").param(before).update();
    }

    private boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
