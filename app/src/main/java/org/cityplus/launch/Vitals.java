package org.cityplus.launch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cityplus.audit.MerkleLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What an operator must know of besides requests and connections. Measured twice a minute; whoever reads the metrics reads
 * the last measurement, however often. What cannot be measured now is no number, which is a reason to look as well.
 */
@Component
class Vitals {
    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private enum Vital {
        AUDIT_WAITING("cityplus.audit.waiting", "age of the oldest entry that is not in the audit log"),
        AUDIT_CHECKPOINT("cityplus.audit.checkpoint.age", "time since a state of the audit log was signed"),
        EVENTS_WAITING("cityplus.events.waiting", "age of the oldest event a listener has not finished"),
        WAL_WAITING(
                "cityplus.wal.waiting", "time since a piece of the database log was archived; 0 without an archive"),
        CLOCK_SKEW("cityplus.clock.skew", "difference between this clock and the database's"),
        CERTIFICATE_LEFT("cityplus.certificate.left", "time until the certificate ends; none without one");

        private final String metric;
        private final String says;

        Vital(String metric, String says) {
            this.metric = metric;
            this.says = says;
        }
    }

    private final Map<Vital, Double> seconds = new ConcurrentHashMap<>();
    private final MerkleLog log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String certificate;

    Vitals(
            MeterRegistry metrics,
            MerkleLog log,
            JdbcClient jdbc,
            Clock clock,
            @Value("${cityplus.data:./data}") Path data,
            @Value("${cityplus.tls-certificate:}") String certificate) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.certificate = certificate;
        for (Vital vital : Vital.values()) {
            TimeGauge.builder(vital.metric, () -> seconds.getOrDefault(vital, Double.NaN), TimeUnit.SECONDS)
                    .description(vital.says)
                    .register(metrics);
        }
        Gauge.builder("cityplus.data.free.ratio", () -> freeRatio(data))
                .description("part of the disk under the data folder that is free")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 1000)
    void measure() {
        measure(Vital.AUDIT_WAITING, () -> age(log.findOldestPending()).orElse(0.0));
        measure(
                Vital.AUDIT_CHECKPOINT,
                () -> age(log.list(Long.MAX_VALUE, 1).stream()
                                .map(MerkleLog.Published::madeAt)
                                .findFirst())
                        .orElse(Double.NaN));
        measure(Vital.EVENTS_WAITING, () -> age(oldestEvent()).orElse(0.0));
        measure(Vital.WAL_WAITING, this::walWaiting);
        measure(Vital.CLOCK_SKEW, this::clockSkew);
        measure(Vital.CERTIFICATE_LEFT, this::certificateLeft);
    }

    private void measure(Vital vital, Supplier<Double> measurement) {
        try {
            seconds.put(vital, measurement.get());
        } catch (DataAccessException e) {
            seconds.put(vital, Double.NaN);
            LOG.warn("{} cannot be measured: {}", vital.metric, e.getClass().getSimpleName());
        }
    }

    private Optional<Double> age(Optional<Instant> since) {
        return since.map(instant -> Duration.between(instant, clock.instant()).toMillis() / 1000.0);
    }

    private Optional<Instant> oldestEvent() {
        return jdbc.sql("select min(publication_date) from events.event_publication where completion_date is null")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * A quiet database finishes no piece; only one that is finished and not archived waits. A server that archives nothing
     * has none.
     */
    private double walWaiting() {
        return jdbc.sql("""
                with piece as (
                    select last_archived_time, last_archived_wal as archived, pg_walfile_name(pg_current_wal_lsn()) as now
                      from pg_stat_archiver
                )
                select case
                    when current_setting('archive_mode') = 'off' then 0
                    when archived is null
                        then extract(epoch from clock_timestamp() - pg_postmaster_start_time())
                    when archived !~ '^[0-9A-F]{24}$' then 0
                    when ('x' || substr(now, 9, 8))::bit(32)::bigint * 256 + ('x' || substr(now, 17, 8))::bit(32)::bigint
                       - ('x' || substr(archived, 9, 8))::bit(32)::bigint * 256
                       - ('x' || substr(archived, 17, 8))::bit(32)::bigint <= 1 then 0
                    else extract(epoch from clock_timestamp() - last_archived_time) end
                  from piece
                """).query(Double.class).single();
    }

    private double clockSkew() {
        double there = jdbc.sql("select extract(epoch from clock_timestamp())")
                .query(Double.class)
                .single();
        return Math.abs(there - clock.millis() / 1000.0);
    }

    private double certificateLeft() {
        return certificate.isBlank()
                ? Double.NaN
                : Certificate.endOf(Path.of(certificate))
                        .map(end -> Duration.between(clock.instant(), end).toMillis() / 1000.0)
                        .orElse(Double.NaN);
    }

    private static double freeRatio(Path data) {
        try {
            FileStore disk = Files.getFileStore(data);
            return (double) disk.getUsableSpace() / disk.getTotalSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
