package org.cityplus.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows in PostgreSQL, sealed bytes in a {@link BlobStore}. */
@Component
class SealedFileStore implements FileStore {
    /** Longer than any upload takes, so that a sweep does not even look at one. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int BATCH = 200;
    private static final String COLUMNS = "id, subject, kind, media_type, bytes, stored_at, scan, pages, notes";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final BlobStore blobs;
    private final Scanner scanner;

    SealedFileStore(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Vault vault,
            Clock clock,
            BlobStore blobs,
            Scanner scanner) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        this.blobs = blobs;
        this.scanner = scanner;
    }

    @Override
    public StoredFile put(NewFile file) {
        // Keyed per person: equal pictures of two people must not be recognisable as equal.
        String address = HexFormat.of().formatHex(vault.digest("files/" + file.subject(), sha256(file.content())));
        transactions.executeWithoutResult(_ -> keep(file, address));
        return find(file.subject(), file.kind(), address).orElseThrow();
    }

    /** The same content sent twice together is written once; whoever sends it again has it kept anew. */
    private void keep(NewFile file, String address) {
        lock(file.subject() + "/" + file.kind() + "/" + address);
        int known = jdbc.sql("""
                update files.file set idle_since = greatest(idle_since, ?)
                 where subject = ? and kind = ? and address = ?
                """)
                .params(now(), file.subject(), file.kind(), address)
                .update();
        if (known == 0) {
            @Nullable String preview = file.preview() == null ? null : write(file.subject(), address, file.preview());
            insert(file, address, write(file.subject(), address, file.content()), preview);
        }
    }

    /**
     * A name of its own for each write, locked until the row is committed: no sweep takes bytes from under an upload, and
     * a deletion that comes late, from a node thought dead, finds nothing that is needed.
     */
    private String write(UUID subject, String address, byte[] content) {
        String name = address + "-" + Ids.next(clock);
        lock(name);
        blobs.write(name, vault.seal(subject, content));
        return name;
    }

    private void insert(NewFile file, String address, String blob, @Nullable String preview) {
        byte @Nullable [] name = file.name().isEmpty() ? null : vault.seal(file.subject(), file.name());
        jdbc.sql("""
                insert into files.file (id, subject, kind, address, media_type, bytes, stored_at,
                                        blob, preview, pages, notes, name, scan, scan_after, idle_since)
                values (:id, :subject, :kind, :address, :mediaType, :bytes, :now,
                        :blob, :preview, :pages, :notes, :name, :scan, :now, :now)
                """)
                .param("id", Ids.next(clock))
                .param("subject", file.subject())
                .param("kind", file.kind())
                .param("address", address)
                .param("mediaType", file.mediaType())
                .param("bytes", file.content().length)
                .param("blob", blob)
                .param("preview", preview)
                .param("pages", file.pages())
                .param("notes", FileNote.words(file.notes()))
                .param("name", name)
                .param("scan", scanner.before().name())
                .param("now", now())
                .update();
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return jdbc.sql("select " + COLUMNS + " from files.file where id = ?")
                .param(id.value())
                .query(SealedFileStore::file)
                .optional();
    }

    @Override
    public byte[] read(StoredFile file) {
        return open(file, "coalesce(blob, address)");
    }

    @Override
    public byte[] readPreview(StoredFile file) {
        return open(file, "coalesce(preview, blob, address)");
    }

    private byte[] open(StoredFile file, String column) {
        record Place(String blob, ScanState scan) {}
        Place place = jdbc.sql("select " + column + " as blob, scan from files.file where id = ?")
                .param(file.id().value())
                .query((row, _) -> new Place(row.getString("blob"), ScanState.valueOf(row.getString("scan"))))
                .optional()
                .orElseThrow(Refusal::notFound);
        if (place.scan == ScanState.INFECTED) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("files.infected"));
        }
        return vault.open(file.subject(), blobs.read(place.blob));
    }

    @Override
    public String nameOf(StoredFile file) {
        return jdbc.sql("select name from files.file where id = ? and name is not null")
                .param(file.id().value())
                .query((row, _) -> vault.openText(file.subject(), row.getBytes("name")))
                .optional()
                .orElse("");
    }

    @Override
    public List<StoredFile> listOf(UUID subject) {
        return jdbc.sql("select " + COLUMNS + " from files.file where subject = ? order by stored_at, id")
                .param(subject)
                .query(SealedFileStore::file)
                .list();
    }

    @Override
    public List<String> kinds() {
        return jdbc.sql("select distinct kind from files.file order by kind")
                .query(String.class)
                .list();
    }

    @Override
    public void eraseSubject(UUID subject) {
        requireNoTransaction();
        List<String> gone = new ArrayList<>();
        transactions.executeWithoutResult(_ -> {
            List<UUID> all = jdbc.sql("select id from files.file where subject = ? order by id for update")
                    .param(subject)
                    .query(UUID.class)
                    .list();
            jdbc.sql("delete from files.claim where file = any (cast(? as uuid[]))")
                    .param(texts(all))
                    .update();
            gone.addAll(deleteRows(all));
            jdbc.sql("delete from files.usage where subject = ?").param(subject).update();
        });
        gone.forEach(this::removeIfOrphan);
    }

    @Override
    public int expire(String kind, Duration keep) {
        requireNoTransaction();
        int count = 0;
        List<String> gone;
        do {
            gone = transactions.execute(_ -> expireSome(kind, clock.instant().minus(keep)));
            gone.forEach(this::removeIfOrphan);
            count += gone.size();
        } while (!gone.isEmpty());
        return count;
    }

    /** Locked first and looked at again: a claim made meanwhile is seen, and none can begin. */
    private List<String> expireSome(String kind, java.time.Instant before) {
        List<UUID> idle = jdbc.sql("""
                select id from files.file f
                 where kind = ? and idle_since < ? and not exists (select from files.claim c where c.file = f.id)
                 order by idle_since limit ?
                   for update skip locked
                """)
                .params(kind, Timestamp.from(before), BATCH)
                .query(UUID.class)
                .list();
        List<UUID> unclaimed = jdbc.sql("""
                select id from files.file f
                 where id = any (cast(? as uuid[])) and idle_since < ?
                   and not exists (select from files.claim c where c.file = f.id)
                """)
                .params(texts(idle), Timestamp.from(before))
                .query(UUID.class)
                .list();
        return deleteRows(unclaimed);
    }

    /** The names of the bytes that lost their rows. */
    private List<String> deleteRows(List<UUID> ids) {
        return jdbc
                .sql("""
                delete from files.file where id = any (cast(? as uuid[])) returning coalesce(blob, address) as blob, preview
                """)
                .param(texts(ids))
                .query((row, _) -> Stream.of(row.getString("blob"), row.getString("preview"))
                        .filter(name -> name != null)
                        .toList())
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public int sweepOrphans() {
        AtomicInteger removed = new AtomicInteger();
        blobs.eachOlderThan(clock.instant().minus(GRACE), name -> {
            if (removeIfOrphan(name)) {
                removed.incrementAndGet();
            }
        });
        return removed.get();
    }

    /** Whether bytes without a row were removed; an upload that has the name is left alone. */
    private boolean removeIfOrphan(String name) {
        // A write that has not ended goes by a longer name, but has the lock of the one it will have.
        int dot = name.indexOf('.');
        boolean unfinished = dot >= 0;
        String locked = unfinished ? name.substring(0, dot) : name;
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean ours = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                    .param("files/" + locked)
                    .query(Boolean.class)
                    .single();
            // A statement of its own: its snapshot is taken under the lock and sees the row of whoever held it before.
            boolean orphan = ours && (unfinished || !isNamed(name));
            if (orphan) {
                blobs.delete(name);
            }
            return orphan;
        }));
    }

    private boolean isNamed(String blob) {
        return jdbc.sql("select count(*) from files.file where coalesce(blob, address) = ? or preview = ?")
                        .params(blob, blob)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void lock(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("files/" + what)
                .query((_, _) -> true)
                .single();
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("bytes are removed only after their rows are gone for good");
        }
    }

    private Optional<StoredFile> find(UUID subject, String kind, String address) {
        return jdbc.sql("select " + COLUMNS + " from files.file where subject = ? and kind = ? and address = ?")
                .params(subject, kind, address)
                .query(SealedFileStore::file)
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    static StoredFile file(ResultSet row, int n) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getObject("subject", UUID.class),
                row.getString("kind"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getTimestamp("stored_at").toInstant(),
                ScanState.valueOf(row.getString("scan")),
                row.getInt("pages"),
                FileNote.parse(row.getString("notes")));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
