package org.cityplus.files;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in PostgreSQL, sealed bytes in a folder. */
@Component
class FolderFileStore implements FileStore {
    /** Longer than any upload takes, so that a sweep does not even look at one. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final BlobFolder blobs;

    FolderFileStore(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Vault vault,
            Clock clock,
            @Value("${cityplus.data:./data}/files") Path folder) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        this.blobs = new BlobFolder(folder);
    }

    @Override
    public StoredFile put(UUID subject, String kind, String mediaType, byte[] content) {
        // Keyed per person: equal pictures of two people must not be recognisable as equal.
        String address = HexFormat.of().formatHex(vault.digest("files/" + subject, sha256(content)));
        Optional<StoredFile> known = find(subject, kind, address);
        if (known.isPresent()) {
            return known.get();
        }
        transactions.executeWithoutResult(_ -> keep(subject, kind, mediaType, content, address));
        return find(subject, kind, address).orElseThrow();
    }

    /** The address is locked until the row is committed: no sweep takes the bytes from under it. */
    private void keep(UUID subject, String kind, String mediaType, byte[] content, String address) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("files/" + address)
                .query((_, _) -> true)
                .single();
        blobs.write(address, vault.seal(subject, content));
        jdbc.sql("""
                insert into files.file (id, subject, kind, address, media_type, bytes, stored_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (subject, kind, address) do nothing
                """)
                .params(
                        Ids.next(clock),
                        subject,
                        kind,
                        address,
                        mediaType,
                        content.length,
                        Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return jdbc.sql("select id, subject, kind, media_type, bytes, stored_at from files.file where id = ?")
                .param(id.value())
                .query(FolderFileStore::file)
                .optional();
    }

    @Override
    public byte[] read(StoredFile file) {
        String address = jdbc.sql("select address from files.file where id = ?")
                .param(file.id().value())
                .query(String.class)
                .single();
        return vault.open(file.subject(), blobs.read(address));
    }

    @Override
    public List<StoredFile> listOf(UUID subject) {
        return jdbc.sql("""
                select id, subject, kind, media_type, bytes, stored_at
                  from files.file where subject = ? order by stored_at, id
                """).param(subject).query(FolderFileStore::file).list();
    }

    @Override
    public void eraseSubject(UUID subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("bytes are removed only after their rows are gone for good");
        }
        jdbc.sql("delete from files.file where subject = ? returning address")
                .param(subject)
                .query(String.class)
                .list()
                .forEach(this::removeIfOrphan);
    }

    @Override
    public int sweepOrphans() {
        List<String> old = blobs.listOlderThan(clock.instant().minus(GRACE));
        return (int) old.stream().filter(this::removeIfOrphan).count();
    }

    /** Whether bytes without a row were removed; an upload that has the address is left alone. */
    private boolean removeIfOrphan(String address) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean ours = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("files/" + address)
                    .query(Boolean.class)
                    .single();
            // A statement of its own: its snapshot is taken under the lock and sees the row of whoever held it before.
            return ours
                    && jdbc.sql("select count(*) from files.file where address = ?")
                                    .param(address)
                                    .query(Long.class)
                                    .single()
                            == 0
                    && blobs.delete(address);
        }));
    }

    private Optional<StoredFile> find(UUID subject, String kind, String address) {
        return jdbc.sql("""
                select id, subject, kind, media_type, bytes, stored_at
                  from files.file
                 where subject = ? and kind = ? and address = ?
                """)
                .params(subject, kind, address)
                .query(FolderFileStore::file)
                .optional();
    }

    private static StoredFile file(ResultSet row, int n) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getObject("subject", UUID.class),
                row.getString("kind"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getTimestamp("stored_at").toInstant());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
