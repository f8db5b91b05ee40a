package org.cityplus.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The sandbox provider tells the city about its charges, at the city's own door for notices. */
@Component
@ConditionalOnBooleanProperty("cityplus.sandbox")
class SandboxNotices {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final SandboxGateway sandbox;
    private final Notices notices;
    private final Clock clock;

    SandboxNotices(JdbcClient jdbc, SandboxGateway sandbox, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.sandbox = sandbox;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    void tell() {
        Instant now = clock.instant();
        jdbc.sql("""
                update payments.sandbox_charge
                   set notices_left = notices_left - 1,
                       notice_at = case when notices_left > 1 then cast(? as timestamptz) end
                 where id in (select id from payments.sandbox_charge where notice_at <= ? limit 20 for update skip locked)
                returning payment_order
                """)
                .params(Timestamp.from(now.plus(AGAIN)), Timestamp.from(now))
                .query(UUID.class)
                .list()
                .forEach(order -> notices.take(sandbox.sign(order.toString()), order.toString()));
    }
}
