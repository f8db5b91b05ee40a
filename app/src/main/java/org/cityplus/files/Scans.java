package org.cityplus.files;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has files looked at: at once when they come, and again as long as the scanner is down. What waits is a row, so a restart
 * forgets nothing, and each row is one node's at a time.
 */
@Component
class Scans {
    static final String QUARANTINED = "quarantined";

    private static final Logger log = LoggerFactory.getLogger(Scans.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    /** Whoever asks a scanner has this long before another node asks too. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Who did it, on the record: the machine. */
    private static final UUID MACHINE = new UUID(0, 0);

    private static final String MACHINE_NAME = "病毒扫描·malware scanner";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final BlobStore blobs;
    private final Scanner scanner;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final FileMetrics metrics;
    private final Clock clock;

    Scans(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Vault vault,
            BlobStore blobs,
            Scanner scanner,
            Audit audit,
            ApplicationEventPublisher events,
            FileMetrics metrics,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.blobs = blobs;
        this.scanner = scanner;
        this.audit = audit;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    private record Waiting(FileId id, UUID subject, String blob, int tries) {}

    @Scheduled(fixedDelay = 15_000, initialDelay = 20_000)
    void scanWaiting() {
        Optional<Waiting> next = lease(null);
        while (next.isPresent() && scan(next.get())) {
            next = lease(null);
        }
    }

    /** Asks for this file now, if it waits. */
    void scanNow(FileId id) {
        lease(id).ifPresent(this::scan);
    }

    /** The next whose time has come, put off for the others meanwhile. */
    private Optional<Waiting> lease(@org.jspecify.annotations.Nullable FileId only) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update files.file set scan_after = :until, scan_tries = scan_tries + 1
                 where id = (select id from files.file
                              where scan = 'WAITING' and scan_after <= :now
                                and (cast(:only as uuid) is null or id = cast(:only as uuid))
                              order by scan_after limit 1
                                for update skip locked)
                returning id, subject, coalesce(blob, address) as blob, scan_tries
                """)
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("only", only == null ? null : only.toString())
                .query((row, _) -> new Waiting(
                        new FileId(row.getObject("id", UUID.class)),
                        row.getObject("subject", UUID.class),
                        row.getString("blob"),
                        row.getInt("scan_tries")))
                .optional();
    }

    /** Whether the scanner is there to be asked more. */
    private boolean scan(Waiting file) {
        Scanner.Verdict verdict;
        try {
            verdict = scanner.scan(vault.open(file.subject, blobs.read(file.blob)));
        } catch (RuntimeException e) {
            log.warn("a file cannot be read to be scanned: {}", e.getClass().getSimpleName());
            verdict = new Scanner.Verdict.Down("unreadable");
        }
        switch (verdict) {
            case Scanner.Verdict.Clean _ -> settle(file, ScanState.CLEAN, "clean");
            case Scanner.Verdict.Unable _ -> settle(file, ScanState.UNSCANNED, "unable");
            case Scanner.Verdict.Infected found -> quarantine(file, found.name());
            case Scanner.Verdict.Down _ -> {
                metrics.scanned("down");
                putOff(file);
                return false;
            }
        }
        return true;
    }

    private void settle(Waiting file, ScanState state, String verdict) {
        jdbc.sql("update files.file set scan = ? where id = ? and scan = 'WAITING'")
                .params(state.name(), file.id.value())
                .update();
        metrics.scanned(verdict);
    }

    private void quarantine(Waiting file, String malware) {
        transactions.executeWithoutResult(_ -> {
            int changed = jdbc.sql("update files.file set scan = 'INFECTED' where id = ? and scan = 'WAITING'")
                    .param(file.id.value())
                    .update();
            if (changed == 0) {
                return;
            }
            audit.write(
                    new AuditEntry(clock.instant(), MACHINE, MACHINE_NAME, file.subject, "file:" + file.id, QUARANTINED)
                            .because(malware.length() > 200 ? malware.substring(0, 200) : malware));
            List<String> holders = jdbc.sql("select holder from files.claim where file = ? order by holder")
                    .param(file.id.value())
                    .query(String.class)
                    .list();
            events.publishEvent(new FileQuarantined(file.id, file.subject, holders));
        });
        metrics.scanned("infected");
    }

    private void putOff(Waiting file) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(file.tries, 10));
        Instant again = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        jdbc.sql("update files.file set scan_after = ? where id = ? and scan = 'WAITING'")
                .params(Timestamp.from(again), file.id.value())
                .update();
    }
}
