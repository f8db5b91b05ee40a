package org.cityplus.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
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
    /** Of these limits of a phone, for one address and for one device that its owner has not come in with. */
    static final int A_DAY_FROM_ONE_PLACE = 5;

    static final int WRONG_A_DAY_FROM_ONE_PLACE = 10;
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
     *     too many from one address or device, for this phone or for all
     */
    @Transactional
    Issued issue(MobileNumber phone, SignInCaller caller) {
        Instant now = clock.instant();
        byte[] digest = residents.digest(phone);
        oneAtATime(digest);
        byte[] address = vault.digest("identity.address", caller.address());
        byte[] device = devices.digest(caller.device());
        refuseFlood(digest, address, device, now);
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

    /**
     * What others ask for in somebody's name must not shut them out: one place gets a share of a phone's codes only, and a
     * device its owner has come in with counts for itself.
     */
    private void refuseFlood(byte[] phone, byte[] address, byte[] device, Instant now) {
        Recent recent = jdbc.sql("""
                with owners as (
                    select exists (select from identity.device d join identity.resident r on r.id = d.resident
                                    where r.phone_digest = :phone and d.device_digest = :device) as device
                ), counted as (
                    select c.created_at,
                           case when c.used_at is null then :tries - c.tries_left else 0 end as wrong,
                           not owners.device and (c.address_digest = :address or c.device_digest = :device) as from_here
                      from identity.sign_in_code c, owners
                     where c.phone_digest = :phone and c.created_at > :since
                       and (c.device_digest = :device or not owners.device)
                )
                select count(*) as codes, count(*) filter (where from_here) as codes_here,
                       coalesce(sum(wrong), 0) as wrong, coalesce(sum(wrong) filter (where from_here), 0) as wrong_here,
                       max(created_at) as latest
                  from counted
                """)
                .param("tries", TRIES)
                .param("phone", phone)
                .param("address", address)
                .param("device", device)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(1))))
                .query((row, n) -> new Recent(
                        row.getInt("codes"),
                        row.getInt("codes_here"),
                        row.getInt("wrong"),
                        row.getInt("wrong_here"),
                        row.getTimestamp("latest")))
                .single();
        if (recent.wrong >= WRONG_A_DAY) {
            throw tooMany(Message.of("identity.code.locked"));
        }
        if (recent.codes >= A_DAY) {
            throw tooMany(Message.of("identity.code.too-many-a-day", A_DAY));
        }
        if (recent.codesHere >= A_DAY_FROM_ONE_PLACE || recent.wrongHere >= WRONG_A_DAY_FROM_ONE_PLACE) {
            throw tooMany(Message.of("identity.code.too-many-here"));
        }
        if (recent.latest != null && recent.latest.toInstant().isAfter(now.minus(PAUSE))) {
            throw tooMany(Message.of("identity.code.wait", PAUSE.toSeconds()));
        }
    }

    private record Recent(
            int codes,
            int codesHere,
            int wrong,
            int wrongHere,
            @Nullable Timestamp latest) {}

    private static Refusal tooMany(Message message) {
        return new Refusal(Refusal.Kind.TOO_MANY, message);
    }

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
            throw tooMany(Message.of("identity.code.too-many-here"));
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
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("code", message)));
    }

    private byte[] codeDigest(UUID challenge, String code) {
        return vault.digest("identity.code", challenge + "/" + code);
    }
}
