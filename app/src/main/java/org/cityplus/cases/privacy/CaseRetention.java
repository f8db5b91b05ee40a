package org.cityplus.cases.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.cases.CaseId;
import org.cityplus.city.City;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases cases whose time is over, each in a transaction of its own. One node at a time; stopped anywhere, the next run goes
 * on, because what is gone is found no more. Other cases do not wait for one that cannot be erased.
 */
@Component
public class CaseRetention {
    private static final Logger log = LoggerFactory.getLogger(CaseRetention.class);
    private static final long LOCK = 0x6361_7365_7265_7465L;

    private final EndedCases ended;
    private final KeptUntil kept;
    private final ForgetCase forget;
    private final DataSource database;
    private final City city;
    private final Clock clock;
    private final Counter forgotten;
    private final Counter failures;

    CaseRetention(
            EndedCases ended,
            KeptUntil kept,
            ForgetCase forget,
            DataSource database,
            City city,
            Clock clock,
            MeterRegistry meters) {
        this.ended = ended;
        this.kept = kept;
        this.forget = forget;
        this.database = database;
        this.city = city;
        this.clock = clock;
        this.forgotten = meters.counter("cityplus.cases.forgotten");
        this.failures = meters.counter("cityplus.cases.forget.failures");
    }

    /** How many went, how many a rule kept beyond their time, how many could not be erased. */
    record Run(int forgotten, int kept, int failed) {
        static final Run NOTHING = new Run(0, 0, 0);

        Run plus(Run other) {
            return new Run(forgotten + other.forgotten, kept + other.kept, failed + other.failed);
        }
    }

    /** The lock is the connection's: it goes with the node that holds it, however that ends. */
    @Scheduled(fixedDelayString = "1h", initialDelayString = "${cityplus.cases.first-retention-after:3m}")
    public void forgetDue() {
        try (Connection lock = database.getConnection()) {
            if (isTrue(lock, "select pg_try_advisory_lock(" + LOCK + ")")) {
                try {
                    tell(forgetAll());
                } finally {
                    isTrue(lock, "select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        } catch (SQLException | RuntimeException e) {
            failures.increment();
            log.error("the retention of cases broke off; the next run goes on", e);
        }
    }

    private static void tell(Run run) {
        if (!run.equals(Run.NOTHING)) {
            log.info("{} cases forgotten; {} kept beyond their time, {} failed", run.forgotten, run.kept, run.failed);
        }
    }

    Run forgetAll() {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        Run run = keptOnes(today);
        for (String service : ended.services()) {
            run = run.plus(of(service, kept.endedBefore(today, service)));
        }
        return run;
    }

    private Run of(String service, Instant limit) {
        Run run = Run.NOTHING;
        EndedCases.Place place = EndedCases.Place.START;
        for (List<EndedCases.Place> page = ended.page(service, limit, place);
                !page.isEmpty();
                page = ended.page(service, limit, place)) {
            for (EndedCases.Place each : page) {
                run = run.plus(one(new CaseId(each.id())));
            }
            place = page.getLast();
        }
        return run;
    }

    private Run keptOnes(LocalDate today) {
        Run run = Run.NOTHING;
        UUID place = new UUID(0, 0);
        for (List<CaseId> page = ended.pageOfKept(today, place);
                !page.isEmpty();
                page = ended.pageOfKept(today, place)) {
            for (CaseId each : page) {
                run = run.plus(one(each));
            }
            place = page.getLast().value();
        }
        return run;
    }

    private Run one(CaseId id) {
        try {
            return switch (forget.forget(id)) {
                case ForgetCase.Outcome.Forgotten _ -> {
                    forgotten.increment();
                    yield new Run(1, 0, 0);
                }
                case ForgetCase.Outcome.Kept _ -> new Run(0, 1, 0);
                case ForgetCase.Outcome.Passed _ -> Run.NOTHING;
            };
        } catch (RuntimeException e) {
            failures.increment();
            log.error("case {} was not forgotten; the next run tries again", id, e);
            return new Run(0, 0, 1);
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
