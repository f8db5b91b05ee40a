package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cityplus.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which devices a resident comes in with; a new one is told to them. */
@Component
public class Devices {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Devices(JdbcClient jdbc, Vault vault, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Takes down that {@code resident} came in; of a resident's very first device there is nobody to warn. */
    @Transactional
    public void signedIn(UUID resident, String mark, String description) {
        Instant now = clock.instant();
        boolean hadOthers = jdbc.sql("select exists (select 1 from identity.device where resident = ?)")
                .param(resident)
                .query(Boolean.class)
                .single();
        boolean added = jdbc.sql("""
                insert into identity.device (resident, device_digest, description, first_at, last_at)
                values (:resident, :digest, :description, :now, :now)
                on conflict (resident, device_digest) do update set last_at = :now, description = :description
                returning first_at = last_at
                """)
                .param("resident", resident)
                .param("digest", digest(mark))
                .param("description", description)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        if (added && hadOthers) {
            events.publishEvent(new DeviceSignedIn(resident, description, now));
        }
    }

    byte[] digest(String mark) {
        return vault.digest("identity.device", mark);
    }
}
