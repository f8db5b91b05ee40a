package org.cityplus.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a program repeat a write: the same key with the same body gets the first answer again, with another body a
 * refusal. Key and work are one transaction, so an acknowledged answer is not forgotten and a failed one never kept. Answers are
 * kept for {@link #KEPT}.
 *
 * <p>Follows draft-ietf-httpapi-idempotency-key-header.
 */
@Component
public class Idempotency {
    /** How long the first answer is given again. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final RepeatSeal seal;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, RepeatSeal seal, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void tidy() {
        jdbc.sql("delete from web.idempotency where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /**
     * Does {@code work} once.
     *
     * @param owner whose keys these are; two people may use the same one
     * @param operation what is done, such as {@code POST /api/cases}
     * @param body what the answer depends on
     * @throws Refusal INVALID without a key, CONFLICT when the key was used with another body
     */
    @Transactional
    public <T> T once(
            UUID owner, String operation, @Nullable String key, Object body, Class<T> type, Supplier<T> work) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            Message message = Message.of("web.idempotency.key-missing", LONGEST_KEY);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("Idempotency-Key", message)));
        }
        byte[] digest = sha256(json.writeValueAsBytes(body));
        int first = jdbc.sql("""
                insert into web.idempotency (owner, operation, key, body_digest, at) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(owner, operation, key, digest, Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return replay(owner, operation, key, digest, type);
        }
        T answer = work.get();
        jdbc.sql("update web.idempotency set sealed_answer = ? where owner = ? and operation = ? and key = ?")
                .params(seal.seal(owner, json.writeValueAsBytes(answer)), owner, operation, key)
                .update();
        return answer;
    }

    private record Kept(
            byte[] digest,
            byte @Nullable [] sealed,
            @Nullable String clear) {
        /** An answer of an earlier release lies in clear until the job at start-up has come to it. */
        byte[] answer(RepeatSeal seal, UUID owner) {
            return sealed != null
                    ? seal.open(owner, sealed)
                    : String.valueOf(clear).getBytes(StandardCharsets.UTF_8);
        }
    }

    private <T> T replay(UUID owner, String operation, String key, byte[] digest, Class<T> type) {
        Kept kept = jdbc.sql("""
                select body_digest, sealed_answer, answer from web.idempotency where owner = ? and operation = ? and key = ?
                """)
                .params(owner, operation, key)
                .query((row, n) ->
                        new Kept(row.getBytes("body_digest"), row.getBytes("sealed_answer"), row.getString("answer")))
                .single();
        if (!MessageDigest.isEqual(kept.digest, digest)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("web.idempotency.other-body"));
        }
        return json.readValue(kept.answer(seal, owner), type);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
