package org.cityplus.identity;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** What a passkey must sign: random, for five minutes, taken once, on whichever node. */
@Component
class PasskeyChallenges {
    static final Duration LIFE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyChallenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Challenge(UUID id, Bytes bytes) {}

    /** @param resident who registers; null when somebody is to be recognised */
    Challenge make(@Nullable UUID resident) {
        jdbc.sql("""
                delete from identity.passkey_challenge where id in (
                    select id from identity.passkey_challenge where expires_at <= ? for update skip locked)
                """).param(Timestamp.from(clock.instant())).update();
        Challenge challenge = new Challenge(Ids.next(clock), Bytes.random());
        jdbc.sql(
                        "insert into identity.passkey_challenge (id, resident, challenge, expires_at) values (:id, :resident, :challenge, :until)")
                .param("id", challenge.id)
                .param("resident", resident, Types.OTHER)
                .param("challenge", challenge.bytes.getBytes())
                .param("until", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return challenge;
    }

    Bytes take(UUID id, @Nullable UUID resident) {
        return jdbc.sql("""
                delete from identity.passkey_challenge
                 where id = :id and resident is not distinct from :resident and expires_at > :now
                returning challenge
                """)
                .param("id", id)
                .param("resident", resident, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(byte[].class)
                .optional()
                .map(Bytes::new)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, Message.of("identity.passkey.stale")));
    }
}
