package org.cityplus.privacy.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.City;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.Declarations;
import org.cityplus.privacy.Declared;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what is older than the city pack says, one kind after the other, each in a transaction with its line in the trail. */
@Component
class RetentionJob {
    /** The city itself acts; it has no account. */
    static final UUID CITY = new UUID(0, 0);

    private final ObjectProvider<PersonalData> parts;
    private final Declarations declarations;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ZoneId zone;
    private final Clock clock;

    RetentionJob(
            ObjectProvider<PersonalData> parts,
            Declarations declarations,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            City city,
            Clock clock) {
        this.parts = parts;
        this.declarations = declarations;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.zone = city.zone();
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void forgetAll() {
        declarations.list().forEach(this::forget);
    }

    void forget(Declared kind) {
        if (kind.findAfter().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant before = now.atZone(zone).minus(kind.findAfter().get()).toInstant();
        transactions.executeWithoutResult(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("retention/" + kind.id())
                    .query(Boolean.class)
                    .single();
            if (!mine) {
                return; // another node is at it
            }
            int forgotten = parts.orderedStream()
                    .mapToInt(part -> part.forget(kind.id(), before))
                    .sum();
            if (forgotten > 0) {
                audit.write(new AuditEntry(now, CITY, "", null, "retention:" + kind.id(), "forgotten")
                        .because(forgotten + " before " + before));
            }
        });
    }
}
