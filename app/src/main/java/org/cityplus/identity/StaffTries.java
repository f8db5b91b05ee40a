package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords and codes in a row. They are counted by sign-in name, whether anybody has it or not: each name costs the
 * same statements. A stranger must not shut anybody out: one place's wrong proofs count there first, and where the name has
 * come in lately only what is wrong there counts.
 */
@Component
class StaffTries {
    /** How long a count is remembered after the last wrong proof. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    /** How long a place is known after the name came in there. */
    static final Duration PLACE_KNOWN = Duration.ofDays(30);

    private static final int MOST_FROM_A_PLACE = 10;
    /** Of all places together. A six-digit code behind a password stands so many. */
    private static final int MOST = 50;

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

    /** Whether the name rests for whoever comes from there, after too many. */
    boolean rests(String username, CameFrom from) {
        return jdbc.sql("""
                select exists (select from identity.staff_tries
                                where rests_until > :now
                                  and (name_digest = :here
                                       or name_digest = :name
                                          and not exists (select from identity.staff_tries
                                                           where name_digest = :here and came_in_at > :knownSince)))
                """)
                .param("name", digest(username))
                .param("here", digest(username, from))
                .param("now", Timestamp.from(clock.instant()))
                .param("knownSince", Timestamp.from(clock.instant().minus(PLACE_KNOWN)))
                .query(Boolean.class)
                .single();
    }

    /** One more; the last that is allowed sends the name to rest, and while it rests nothing counts. */
    void count(String username, CameFrom from) {
        failed.staff();
        count(digest(username, from), digest(username), MOST_FROM_A_PLACE);
        count(digest(username), null, MOST);
    }

    private void count(byte[] whose, byte @Nullable [] ofName, int most) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into identity.staff_tries as known (name_digest, of_name, failures, at) values (:whose, :ofName, 1, :now)
                on conflict (name_digest) do update
                   set failures = case when known.failures + 1 >= :most then 0 else known.failures + 1 end,
                       rests_until = case when known.failures + 1 >= :most then cast(:until as timestamptz) end,
                       at = excluded.at
                 where known.rests_until is null or known.rests_until <= excluded.at
                """)
                .param("whose", whose)
                .param("ofName", ofName)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("until", Timestamp.from(now.plus(REST)))
                .update();
    }

    /** The name has come in: its count begins anew here, and elsewhere goes on; the place is known from now on. */
    void cameIn(String username, CameFrom from) {
        jdbc.sql("""
                insert into identity.staff_tries as known (name_digest, of_name, failures, at, came_in_at)
                values (:here, :name, 0, :now, :now)
                on conflict (name_digest) do update set failures = 0, rests_until = null, at = excluded.at, came_in_at = excluded.at
                """)
                .param("here", digest(username, from))
                .param("name", digest(username))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The account is given anew: no count is left, and no place is known. */
    void forget(String username) {
        jdbc.sql("delete from identity.staff_tries where name_digest = :name or of_name = :name")
                .param("name", digest(username))
                .update();
    }

    private byte[] digest(String username) {
        return vault.digest("staff-tries", username);
    }

    private byte[] digest(String username, CameFrom from) {
        return vault.digest("staff-tries-place", username + "\n" + from.place());
    }
}
