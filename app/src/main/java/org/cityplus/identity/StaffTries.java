package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords and codes in a row. They are counted by sign-in name, whether anybody has it or not: each name costs the
 * same statements.
 */
@Component
class StaffTries {
    /** How long a count is remembered after the last wrong proof. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MOST = 10;
    private static final Duration REST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final FailedProofs failed;
    private final Clock clock;

    StaffTries(JdbcClient jdbc, Vault vault, FailedProofs failed, Clock clock) {
        this.failed = failed;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Whether the name rests after too many. */
    boolean rests(String username) {
        return jdbc.sql("select exists (select from identity.staff_tries where name_digest = ? and rests_until > ?)")
                .params(digest(username), Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** One more; the tenth sends the name to rest, and while it rests nothing counts. */
    void count(String username) {
        failed.staff();
        Instant now = clock.instant();
        jdbc.sql("""
                insert into identity.staff_tries as known (name_digest, failures, at) values (:name, 1, :now)
                on conflict (name_digest) do update
                   set failures = case when known.failures + 1 >= :most then 0 else known.failures + 1 end,
                       rests_until = case when known.failures + 1 >= :most then cast(:until as timestamptz) end,
                       at = excluded.at
                 where known.rests_until is null or known.rests_until <= excluded.at
                """)
                .param("name", digest(username))
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .param("until", Timestamp.from(now.plus(REST)))
                .update();
    }

    void forget(String username) {
        jdbc.sql("delete from identity.staff_tries where name_digest = ?")
                .param(digest(username))
                .update();
    }

    private byte[] digest(String username) {
        return vault.digest("staff-tries", username);
    }
}
