package org.cityplus.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Seals and opens what belongs to one person, under that person's key. */
public class Vault {
    /** How long another node may still open a person's data after their key was destroyed. */
    private static final Duration KEY_MEMORY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final MasterKey master;
    private final Cache<UUID, byte[]> keys = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(KEY_MEMORY)
            .build();

    Vault(JdbcClient jdbc, MasterKey master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    /**
     * Gives {@code subject} a key unless there is one. Call it outside any transaction: a key that a rollback takes back
     * could already have sealed something.
     */
    public void admit(UUID subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a key is made outside any transaction");
        }
        jdbc.sql("insert into vault.subject_key (subject, wrapped) values (?, ?) on conflict do nothing")
                .params(subject, master.wrap(Algorithms.newKey(), bytes(subject)))
                .update();
    }

    /** Sealed form of {@code plain}; only {@link #open} with the same subject reads it. */
    public byte[] seal(UUID subject, byte[] plain) {
        return Algorithms.seal(keyOf(subject), bytes(subject), plain);
    }

    public byte[] seal(UUID subject, String plain) {
        return seal(subject, plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws SealBroken when the data was altered or belongs to another person
     * @throws SubjectErased when the person's key is gone
     */
    public byte[] open(UUID subject, byte[] sealed) {
        return Algorithms.open(keyOf(subject), bytes(subject), sealed);
    }

    public String openText(UUID subject, byte[] sealed) {
        return new String(open(subject, sealed), StandardCharsets.UTF_8);
    }

    /** A keyed digest of {@code value} to find rows by; equal values of one purpose give equal digests. */
    public byte[] digest(String purpose, String value) {
        return Algorithms.digest(master.derive("digest/" + purpose), value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] keyOf(UUID subject) {
        return keys.get(subject, this::load);
    }

    private byte[] load(UUID subject) {
        byte[] wrapped = jdbc.sql("select wrapped from vault.subject_key where subject = ?")
                .param(subject)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new SubjectErased(subject));
        return master.unwrap(wrapped, bytes(subject));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
