package org.cityplus.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
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
    private static final Duration DAY = Duration.ofDays(1);
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
                       max(created_at) as latest, min(created_at) as oldest,
                       min(created_at) filter (where wrong > 0) as oldest_wrong,
                       min(created_at) filter (where from_here) as oldest_here
                  from counted
                """)
                .param("tries", TRIES)
                .param("phone", phone)
                .param("address", address)
                .param("device", device)
                .param("since", Timestamp.from(now.minus(DAY)))
                .query((row, n) -> new Recent(
                        row.getInt("codes"),
                        row.getInt("codes_here"),
                        row.getInt("wrong"),
                        row.getInt("wrong_here"),
                        row.getTimestamp("latest"),
                        row.getTimestamp("oldest"),
                        row.getTimestamp("oldest_wrong"),
                        row.getTimestamp("oldest_here")))
                .single();
        if (recent.wrong >= WRONG_A_DAY) {
            throw tooMany(Message.of("identity.code.locked"), recent.oldestWrong, now);
        }
        if (recent.codes >= A_DAY) {
            throw tooMany(Message.of("identity.code.too-many-a-day", A_DAY), recent.oldest, now);
        }
        if (recent.codesHere >= A_DAY_FROM_ONE_PLACE || recent.wrongHere >= WRONG_A_DAY_FROM_ONE_PLACE) {
            throw tooMany(Message.of("identity.code.too-many-here"), recent.oldestHere, now);
        }
        if (recent.latest != null && recent.latest.toInstant().isAfter(now.minus(PAUSE))) {
            Instant again = recent.latest.toInstant().plus(PAUSE);
            throw TooMany.until(again, now, Message.of("identity.code.wait", TooMany.secondsLeft(again, now)));
        }
    }

    private record Recent(
            int codes,
            int codesHere,
            int wrong,
            int wrongHere,
            @Nullable Timestamp latest,
            @Nullable Timestamp oldest,
            @Nullable Timestamp oldestWrong,
            @Nullable Timestamp oldestHere) {}

    /** A day's limit; it may be otherwise as soon as the oldest of what was counted counts no more. */
    private static Refusal tooMany(Message message, @Nullable Timestamp oldest, Instant now) {
        Instant since = oldest == null ? now : oldest.toInstant();
        return TooMany.until(since.plus(DAY), now, message);
    }

    private void refuseFloodFrom(byte[] address, byte[] device, Instant now) {
        List<Timestamp> oldest = jdbc.sql("""
                select min(created_at) from identity.sign_in_code
                 where address_digest = :address and created_at > :since having count(*) >= :mostFromAddress
                union all
                select min(created_at) from identity.sign_in_code
                 where device_digest = :device and created_at > :since having count(*) >= :mostFromDevice
                """)
                .param("address", address)
                .param("device", device)
                .param("since", Timestamp.from(now.minus(DAY)))
                .param("mostFromAddress", A_DAY_FROM_ADDRESS)
                .param("mostFromDevice", A_DAY_FROM_DEVICE)
                .query(Timestamp.class)
                .list();
        if (!oldest.isEmpty()) {
            throw tooMany(Message.of("identity.code.too-many-here"), Collections.max(oldest), now);
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
