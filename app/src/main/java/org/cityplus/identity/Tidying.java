package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has served: data that is not there needs no protection (PIPL art. 19, storage no longer than needed). */
@Component
class Tidying {
    /** The limits on codes look back one day. */
    private static final Duration CODES = Duration.ofDays(2);

    private static final Duration SANDBOX_MESSAGES = Duration.ofDays(2);

    /** How it was answered stays in the record. */
    private static final Duration PROPOSALS = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Tidying(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void tidy() {
        delete("delete from identity.sign_in_code where created_at < ?", CODES);
        delete("delete from identity.sandbox_sms where at < ?", SANDBOX_MESSAGES);
        delete("delete from identity.passkey_challenge where expires_at < ?", Duration.ZERO);
        delete("delete from identity.verification_try where at < ?", CODES);
        delete("delete from identity.staff_challenge where expires_at < ?", Duration.ZERO);
        delete("delete from identity.staff_tries where at < ? and came_in_at is null", StaffTries.REMEMBERED);
        delete("delete from identity.staff_tries where at < ?", StaffTries.PLACE_KNOWN);
        delete("delete from identity.staff_sign_in where at < ?", StaffSignIns.KEPT);
        delete("delete from identity.staff_link where expires_at < ?", Duration.ZERO);
        delete("delete from identity.staff_proposal where settled_at < ?", PROPOSALS);
    }

    private void delete(String sql, Duration age) {
        jdbc.sql(sql).param(Timestamp.from(clock.instant().minus(age))).update();
    }
}
