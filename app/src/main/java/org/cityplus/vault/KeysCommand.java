package org.cityplus.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Master keys for a command beside the city, running or not. */
public final class KeysCommand {
    private final JdbcClient jdbc;
    private final FileKeyStore store;
    private final MasterKeys keys;

    /** @param file where the first master key is; later ones lie beside it */
    public KeysCommand(Connection city, Path file, String suite, Clock clock) {
        var source = new SingleConnectionDataSource(city, true);
        this.jdbc = JdbcClient.create(source);
        this.store = new FileKeyStore(file, Suite.named(suite));
        this.keys = new MasterKeys(jdbc, store, new TransactionTemplate(new JdbcTransactionManager(source)), clock);
    }

    /**
     * One master key.
     *
     * @param wraps how many people's keys it wraps
     * @param file where it should be
     */
    public record Key(String id, Instant madeAt, @Nullable Instant retiredAt, long wraps, Path file, boolean isThere) {}

    /** All there are and were, and how many people's keys were destroyed. */
    public record Status(List<Key> keys, long destroyed) {}

    public Status status() {
        List<Key> all = jdbc.sql("""
                select w.id, w.made_at, w.retired_at,
                       (select count(*) from vault.subject_key s where s.master_key = w.id and s.wrapped is not null) as wraps
                  from vault.wrapping_key w order by w.id::int
                """)
                .query((row, n) -> new Key(
                        row.getString("id"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("retired_at") == null
                                ? null
                                : row.getTimestamp("retired_at").toInstant(),
                        row.getLong("wraps"),
                        store.file(row.getString("id")),
                        Files.exists(store.file(row.getString("id")))))
                .list();
        long destroyed = jdbc.sql("select count(*) from vault.subject_key where wrapped is null")
                .query(Long.class)
                .single();
        return new Status(all, destroyed);
    }

    /** Makes the next key and wraps everything by it; goes on with a rotation that was stopped. */
    public MasterKeys.Rotated rotate() {
        return keys.rotate();
    }
}
