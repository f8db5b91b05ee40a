package org.cityplus.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Seals and opens what belongs to one person, under that person's key. */
public class Vault {
    /** How long another node may still open a person's data after their key was destroyed. */
    private static final Duration KEY_MEMORY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final KeyStore store;
    private final Suite suite;
    private final Digests digests;
    private final DestroyedList destroyed;
    private final Cache<UUID, byte[]> keys = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(KEY_MEMORY)
            .build();

    Vault(JdbcClient jdbc, KeyStore store, Suite suite, Digests digests, DestroyedList destroyed) {
        this.jdbc = jdbc;
        this.store = store;
        this.suite = suite;
        this.digests = digests;
        this.destroyed = destroyed;
    }

    /**
     * Gives {@code subject} a key unless there is one, or was: an id whose key was destroyed gets no other. Call it
     * outside any transaction: a key that a rollback takes back could already have sealed something.
     */
    public void admit(UUID subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a key is made outside any transaction");
        }
        String master = MasterKeys.current(jdbc);
        jdbc.sql("""
                insert into vault.subject_key (subject, wrapped, master_key) values (?, ?, ?) on conflict do nothing
                """)
                .params(subject, store.wrap(master, Algorithms.newKey(), bytes(subject)), master)
                .update();
    }

    /**
     * Destroys {@code subject}'s key with all that it sealed: on this node at once, on others within
     * {@link #KEY_MEMORY}. The id is never admitted again.
     */
    public void destroy(UUID subject) {
        jdbc.sql("""
                insert into vault.subject_key (subject, wrapped, destroyed_at) values (?, null, now())
                on conflict (subject) do update set wrapped = null, destroyed_at = now()
                 where vault.subject_key.wrapped is not null
                """).param(subject).update();
        forget(subject);
    }

    /** A reader before the commit may have remembered the key again. */
    private void forget(UUID subject) {
        keys.invalidate(subject);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    keys.invalidate(subject);
                    destroyed.add(List.of(subject));
                }
            });
        } else {
            destroyed.add(List.of(subject));
        }
    }

    /**
     * Destroys what a restored backup brought back: keys in the database that the list beside the master key says were destroyed.
     * Also puts on the list what the database knows and a crash kept from it.
     *
     * @return whose keys were destroyed again
     */
    public List<UUID> destroyAgain() {
        Set<UUID> listed = destroyed.read();
        List<UUID> known = jdbc.sql("select subject from vault.subject_key where wrapped is null")
                .query(UUID.class)
                .list();
        destroyed.add(known.stream().filter(id -> !listed.contains(id)).toList());
        List<UUID> back = jdbc.sql(
                        "select subject from vault.subject_key where subject = any (?) and wrapped is not null")
                .param(listed.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        back.forEach(this::destroy);
        return back;
    }

    /** Remembers the keys of many people in one statement, for a list that opens something of each. */
    public void preload(Collection<UUID> subjects) {
        UUID[] missing = subjects.stream()
                .filter(subject -> keys.getIfPresent(subject) == null)
                .distinct()
                .toArray(UUID[]::new);
        if (missing.length == 0) {
            return;
        }
        jdbc.sql("""
                select subject, wrapped, master_key from vault.subject_key
                 where subject = any (?) and wrapped is not null
                """).param(missing).query(row -> {
            UUID subject = row.getObject("subject", UUID.class);
            keys.put(subject, store.unwrap(row.getString("master_key"), row.getBytes("wrapped"), bytes(subject)));
        });
    }

    /** Whether {@code subject}'s key was destroyed. Asks the database: what a node remembers may be a minute old. */
    public boolean isDestroyed(UUID subject) {
        return jdbc.sql("select exists (select from vault.subject_key where subject = ? and wrapped is null)")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    /** Sealed form of {@code plain}; only {@link #open} with the same subject reads it. */
    public byte[] seal(UUID subject, byte[] plain) {
        return Algorithms.seal(suite, keyOf(subject), bytes(subject), plain);
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
        return digests.digest(purpose, value);
    }

    private byte[] keyOf(UUID subject) {
        return keys.get(subject, this::load);
    }

    private byte[] load(UUID subject) {
        return jdbc.sql("select wrapped, master_key from vault.subject_key where subject = ? and wrapped is not null")
                .param(subject)
                .query((row, n) -> store.unwrap(row.getString("master_key"), row.getBytes("wrapped"), bytes(subject)))
                .optional()
                .orElseThrow(() -> new SubjectErased(subject));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
