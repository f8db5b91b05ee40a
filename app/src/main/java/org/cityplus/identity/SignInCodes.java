package org.cityplus.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes: six digits, five minutes, five tries, one use. Known and unknown phones get the same answer. */
@Component
class SignInCodes {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(60);
    static final int TRIES = 5;
    static final int A_DAY = 10;
    /** Wrong codes for one phone in a day, over all its codes; after them it must be another way in. */
    static final int WRONG_A_DAY = 15;
    /** A hall or a school shares one address. */
    static final int A_DAY_FROM_ADDRESS = 300;

    static final int A_DAY_FROM_DEVICE = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Residents residents;
    private final Devices devices;
    private final FailedProofs failed;
    private final Clock clock;

    SignInCodes(JdbcClient jdbc, Vault vault, Residents residents, Devices devices, FailedProofs failed, Clock clock) {
        this.failed = failed;
        this.jdbc = jdbc;
        this.vault = vault;
        this.residents = residents;
        this.devices = devices;
        this.clock = clock;
    }

    /** A code made for a phone, to be sent there and nowhere else. */
    record Issued(UUID challenge, String code) {}

    /**
     * Makes a code for {@code phone}.
     *
     * @throws Refusal TOO_MANY within a minute of the last one, after ten in a day, after too many wrong ones, or after
     *     too many from one address or device
     */
    @Transactional
    Issued issue(MobileNumber phone, SignInCaller caller) {
        Instant now = clock.instant();
        byte[] digest = residents.digest(phone);
        oneAtATime(digest);
        byte[] address = vault.digest("identity.address", caller.address());
        byte[] device = devices.digest(caller.device());
        refuseFlood(digest, now);
        refuseFloodFrom(address, device, now);
        UUID challenge = Ids.next(clock);
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        jdbc.sql("""
                insert into identity.sign_in_code
                    (id, phone_digest, code_digest, tries_left, created_at, expires_at, address_digest, device_digest)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        challenge,
                        digest,
                        codeDigest(challenge, code),
                        TRIES,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(LIFE)),
                        address,
                        device)
                .update();
        return new Issued(challenge, code);
    }

    /** Of two requests for one phone in the same moment, the second sees what the first did. */
    private void oneAtATime(byte[] phoneDigest) {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(ByteBuffer.wrap(phoneDigest).getLong())
                .query(row -> {});
    }

    private void refuseFlood(byte[] digest, Instant now) {
        var recent = jdbc.sql("""
                select count(*) as codes, max(created_at) as latest,
                       coalesce(sum(:tries - tries_left) filter (where used_at is null), 0) as wrong
                  from identity.sign_in_code
                 where phone_digest = :digest and created_at > :since
                """)
                .param("tries", TRIES)
                .param("digest", digest)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(1))))
                .query((row, n) -> new Recent(row.getInt("codes"), row.getTimestamp("latest"), row.getInt("wrong")))
                .single();
        if (recent.wrong >= WRONG_A_DAY) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("identity.code.locked"));
        }
        if (recent.codes >= A_DAY) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("identity.code.too-many-a-day", A_DAY));
        }
        if (recent.latest != null && recent.latest.toInstant().isAfter(now.minus(PAUSE))) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("identity.code.wait", PAUSE.toSeconds()));
        }
    }

    private record Recent(
            int codes, @org.jspecify.annotations.Nullable Timestamp latest, int wrong) {}

    private void refuseFloodFrom(byte[] address, byte[] device, Instant now) {
        boolean tooMany = jdbc.sql("""
                select (select count(*) from identity.sign_in_code where address_digest = :address and created_at > :since)
                           >= :mostFromAddress
                    or (select count(*) from identity.sign_in_code where device_digest = :device and created_at > :since)
                           >= :mostFromDevice
                """)
                .param("address", address)
                .param("device", device)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(1))))
                .param("mostFromAddress", A_DAY_FROM_ADDRESS)
                .param("mostFromDevice", A_DAY_FROM_DEVICE)
                .query(Boolean.class)
                .single();
        if (tooMany) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("identity.code.too-many-here"));
        }
    }

    /**
     * Uses up a try, and the code when it is right.
     *
     * @throws Refusal INVALID on field {@code code} when it is wrong, used, too old or for another phone
     */
    void redeem(UUID challenge, MobileNumber phone, String typed) {
        Timestamp now = Timestamp.from(clock.instant());
        byte[] right = jdbc.sql("""
                update identity.sign_in_code set tries_left = tries_left - 1
                 where id = ? and phone_digest = ? and tries_left > 0 and used_at is null and expires_at > ?
                returning code_digest
                """)
                .params(challenge, residents.digest(phone), now)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> wrong("identity.code.stale"));
        if (!MessageDigest.isEqual(right, codeDigest(challenge, typed.replaceAll("\\s", "")))) {
            throw wrong("identity.code.wrong");
        }
        int used = jdbc.sql("update identity.sign_in_code set used_at = ? where id = ? and used_at is null")
                .params(now, challenge)
                .update();
        if (used == 0) {
            throw wrong("identity.code.stale");
        }
    }

    /** Forgets a code that did not go out: it counts for no limit, so another can be asked for at once. */
    void withdraw(UUID challenge) {
        jdbc.sql("delete from identity.sign_in_code where id = ? and used_at is null")
                .param(challenge)
                .update();
    }

    private Refusal wrong(String key) {
        failed.code();
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, java.util.List.of(new FieldError("code", message)));
    }

    private byte[] codeDigest(UUID challenge, String code) {
        return vault.digest("identity.code", challenge + "/" + code);
    }
}
