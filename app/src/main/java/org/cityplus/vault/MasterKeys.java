package org.cityplus.vault;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes the master key while the city runs. Each batch is a transaction of its own, and what is left is told by the
 * rows themselves: stopped at any point, calling {@link #rotate} again goes on.
 */
public class MasterKeys {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final KeyStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    MasterKeys(JdbcClient jdbc, KeyStore store, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param rewrapped how many people's keys were wrapped anew by {@code current} */
    public record Rotated(String current, long rewrapped) {}

    /**
     * Goes on with a rotation that was not finished, or begins one; returns when the old key wraps nothing more. The
     * old key is kept by its store: backups from before need it.
     *
     * @throws MasterKeyMissing before anything changes, when the key that is there is another one
     */
    public Rotated rotate() {
        openSecret(secret(""));
        if (!isUnderWay()) {
            begin();
        }
        String current = current(jdbc);
        long rewrapped = 0;
        int batch = rewrap(current);
        while (batch > 0) {
            rewrapped += batch;
            batch = rewrap(current);
        }
        finish(current);
        return new Rotated(current, rewrapped);
    }

    /** The id of the key that wraps what is new. */
    static String current(JdbcClient jdbc) {
        return jdbc.sql("select id from vault.wrapping_key order by id::int desc limit 1")
                .query(String.class)
                .single();
    }

    private boolean isUnderWay() {
        return jdbc.sql("select count(*) from vault.wrapping_key where retired_at is null")
                        .query(Long.class)
                        .single()
                > 1;
    }

    /** The key is safe in its store before any node can learn of it. */
    void begin() {
        String id = String.valueOf(Integer.parseInt(current(jdbc)) + 1);
        store.create(id);
        jdbc.sql("insert into vault.wrapping_key (id, made_at) values (?, ?) on conflict do nothing")
                .params(id, Timestamp.from(clock.instant()))
                .update();
    }

    private record Wrapped(UUID subject, String master, byte[] key) {}

    int rewrap(String current) {
        Integer done = transactions.execute(status -> {
            List<Wrapped> rows = jdbc.sql("""
                    select subject, master_key, wrapped from vault.subject_key
                     where master_key <> ? and wrapped is not null
                     order by master_key limit ? for update
                    """)
                    .params(current, BATCH)
                    .query((r, n) -> new Wrapped(
                            r.getObject("subject", UUID.class), r.getString("master_key"), r.getBytes("wrapped")))
                    .list();
            for (Wrapped row : rows) {
                byte[] context = Vault.bytes(row.subject());
                byte[] key = store.unwrap(row.master(), row.key(), context);
                jdbc.sql("update vault.subject_key set wrapped = ?, master_key = ? where subject = ?")
                        .params(store.wrap(current, key, context), current, row.subject())
                        .update();
            }
            return rows.size();
        });
        return done == null ? 0 : done;
    }

    private void finish(String current) {
        transactions.executeWithoutResult(status -> {
            byte[] plain = openSecret(secret("for update"));
            jdbc.sql("update vault.digest_secret set wrapped = ?, master_key = ?")
                    .params(store.wrap(current, plain, DIGEST_SECRET), current)
                    .update();
            jdbc.sql("update vault.wrapping_key set retired_at = ? where id <> ? and retired_at is null")
                    .params(Timestamp.from(clock.instant()), current)
                    .update();
        });
    }

    private Wrapped secret(String lock) {
        return jdbc.sql("select master_key, wrapped from vault.digest_secret " + lock)
                .query((r, n) -> new Wrapped(new UUID(0, 0), r.getString(1), r.getBytes(2)))
                .single();
    }

    private byte[] openSecret(Wrapped secret) {
        try {
            return store.unwrap(secret.master(), secret.key(), DIGEST_SECRET);
        } catch (SealBroken e) {
            throw new MasterKeyMissing("The master key " + secret.master()
                    + " that is here is not the one this database was sealed with. Bring the right key file back, or set"
                    + " CITYPLUS_MASTER_KEY to where it is.");
        }
    }

    static final byte[] DIGEST_SECRET = "cityplus/digest-secret".getBytes(StandardCharsets.US_ASCII);
}
