package org.cityplus.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.cityplus.city.City;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes away what nobody needs: files whose time is over, and bytes a crash left without a row. One node at a time; stopped
 * anywhere, the next sweep goes on.
 */
@Component
class Sweeps {
    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);
    private static final long LOCK = 0x6669_6c65_7377_6570L;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final FileStore files;
    private final City city;
    private final FileMetrics metrics;
    private final Clock clock;

    Sweeps(DataSource database, JdbcClient jdbc, FileStore files, City city, FileMetrics metrics, Clock clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.files = files;
        this.city = city;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The lock is the connection's: it goes with the node that holds it, however that ends. */
    @Scheduled(fixedDelayString = "1h", initialDelayString = "${cityplus.files.first-sweep-after:2m}")
    void sweep() {
        try (Connection lock = database.getConnection()) {
            if (isTrue(lock, "select pg_try_advisory_lock(" + LOCK + ")")) {
                try {
                    sweepNow();
                } finally {
                    isTrue(lock, "select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        } catch (SQLException | RuntimeException e) {
            metrics.sweepFailed();
            log.error("the sweep of files broke off; the next one goes on", e);
        }
    }

    private void sweepNow() {
        for (String kind : files.kinds()) {
            metrics.swept("expired", files.expire(kind, city.unclaimedFileKept(kind)));
        }
        metrics.swept("orphans", files.sweepOrphans());
        // Yesterday still counts somewhere on earth; nobody asks for the day before.
        jdbc.sql("delete from files.usage where day < ?")
                .param(LocalDate.now(clock).minusDays(2))
                .update();
        metrics.sweepEnded();
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
