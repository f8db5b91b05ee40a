package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The second proof of a member of staff: a code of their authenticator, or one of ten recovery codes, each once. */
@Component
class SecondFactor {
    private static final Duration CHALLENGE_LIVES = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int RECOVERY_CODES = 10;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    SecondFactor(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Between the two proofs there is no session, only this row. */
    UUID ask(UUID staff) {
        // Random, not in order: whoever has one has given a password.
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into identity.staff_challenge (id, staff, tries_left, expires_at) values (?, ?, ?, ?)")
                .params(id, staff, TRIES, Timestamp.from(clock.instant().plus(CHALLENGE_LIVES)))
                .update();
        return id;
    }

    /** Whose challenge it is; each look costs a try. */
    Optional<UUID> take(UUID challenge) {
        return jdbc.sql("""
                update identity.staff_challenge set tries_left = tries_left - 1
                 where id = ? and tries_left > 0 and expires_at > ? returning staff
                """)
                .params(challenge, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Ends the challenge; false when somebody else has ended it in the meantime. */
    boolean end(UUID challenge) {
        return jdbc.sql("delete from identity.staff_challenge where id = ?")
                        .param(challenge)
                        .update()
                == 1;
    }

    /** Whether {@code typed} is right, and used up with this. */
    boolean accept(UUID staff, String typed) {
        String code = typed.replaceAll("[\\s-]", "");
        return code.matches("[0-9]{6}") ? acceptCode(staff, code) : acceptRecovery(staff, code);
    }

    private record Kept(byte[] secret, long step) {}

    private boolean acceptCode(UUID staff, String code) {
        Optional<Kept> kept = jdbc.sql(
                        "select totp_secret, totp_step from identity.staff where id = ? and totp_secret is not null")
                .param(staff)
                .query((row, n) -> new Kept(row.getBytes("totp_secret"), row.getLong("totp_step")))
                .optional();
        OptionalLong step = kept.map(k -> Totp.match(vault.open(staff, k.secret), code, clock.instant(), k.step))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbc.sql("update identity.staff set totp_step = ? where id = ? and totp_step < ?")
                                .params(step.getAsLong(), staff, step.getAsLong())
                                .update()
                        == 1;
    }

    private boolean acceptRecovery(UUID staff, String code) {
        return jdbc.sql("delete from identity.staff_recovery_code where staff = ? and digest = ?")
                        .params(staff, OneTimeSecret.digest(code))
                        .update()
                == 1;
    }

    /** New recovery codes instead of all old ones. */
    List<String> newRecoveryCodes(UUID staff) {
        jdbc.sql("delete from identity.staff_recovery_code where staff = ?")
                .param(staff)
                .update();
        List<String> codes = Stream.generate(OneTimeSecret::forRecovery)
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(code -> jdbc.sql("insert into identity.staff_recovery_code (staff, digest) values (?, ?)")
                .params(staff, OneTimeSecret.digest(code))
                .update());
        return codes;
    }
}
