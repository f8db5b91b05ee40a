package org.cityplus.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Merkle log over the trail. One node at a time appends, beside the requests; a request writes its row and touches
 * nothing of the log. Each day one state of it is signed and published, from which any later change to what was there shows.
 */
@Component
public class MerkleLog {
    /** Signed states are called by this name in notes; the city's own stands behind it. */
    static final String ORIGIN = "cityplus/audit";

    private static final int BATCH = 1000;
    private static final long LOCK = 0x6175_6469_746c_6f67L;
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final LogRows rows;
    private final Tree tree;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SigningKey key;
    private final CheckpointFolder secondPlace;
    private boolean looksForForgotten = true;

    MerkleLog(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            CheckpointFolder secondPlace,
            @Value("${cityplus.audit-key:}") String named,
            @Value("${cityplus.master-key:${cityplus.data:./data}/keys/master.key}") java.nio.file.Path master) {
        this.jdbc = jdbc;
        this.rows = new LogRows(jdbc);
        this.tree = new Tree(rows);
        this.transactions = transactions;
        this.clock = clock;
        this.secondPlace = secondPlace;
        this.key = SigningKey.in(
                named.isBlank() ? master.resolveSibling("audit-log.key") : java.nio.file.Path.of(named), ORIGIN);
    }

    /** A published state. */
    public record Published(long size, Instant madeAt, LocalDate day, String note) {}

    /**
     * An entry's place, and what shows it.
     *
     * @param leaf the entry's bytes, in Base64; their SHA-256 after a byte 0 is the leaf's hash (RFC 9162, section 2.1.1)
     * @param path the proof from the leaf upwards, in hexadecimal (section 2.1.3)
     * @param checkpoint the signed state of {@code size} leaves
     */
    public record Inclusion(String leaf, long index, long size, List<String> path, String checkpoint) {}

    @Scheduled(
            fixedDelayString = "${cityplus.audit-log-delay:2s}",
            initialDelayString = "${cityplus.audit-log-delay:5s}")
    void keepUp() {
        while (append() == BATCH) {
            Thread.onSpinWait();
        }
        publishOfToday();
    }

    /** Takes the next rows into the log; returns how many. Another node at work is no reason to wait. */
    int append() {
        Integer done = transactions.execute(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            if (!mine) {
                return 0;
            }
            List<Leaf> leaves = looksForForgotten ? rows.listForgotten(BATCH) : rows.listPending(BATCH);
            if (leaves.size() < BATCH) {
                looksForForgotten = false;
            }
            if (!leaves.isEmpty()) {
                take(leaves);
            }
            return leaves.size();
        });
        return done == null ? 0 : done;
    }

    private void take(List<Leaf> leaves) {
        Frontier edge = Frontier.of(rows.size(), rows);
        long first = edge.size();
        Map<long[], Hash> made = new LinkedHashMap<>();
        for (Leaf leaf : leaves) {
            edge.add(leaf.hash(), (level, index, hash) -> made.put(new long[] {level, index}, hash));
        }
        rows.append(first, leaves, made);
    }

    private void publishOfToday() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CITY);
        boolean isThere = jdbc.sql("select exists (select from audit.checkpoint where day = ?)")
                .param(today)
                .query(Boolean.class)
                .single();
        long size = isThere ? 0 : rows.size();
        if (size > 0) {
            publish(today, size);
        }
        secondPlace.bring(today, () -> list(Long.MAX_VALUE, CheckpointFolder.DAYS));
    }

    private void publish(LocalDate day, long size) {
        Instant now = clock.instant();
        String note = new Checkpoint(ORIGIN, size, tree.root(size), now).signedBy(key);
        jdbc.sql("""
                insert into audit.checkpoint (size, made_at, day, note) values (?, ?, ?, ?) on conflict do nothing
                """).params(size, java.sql.Timestamp.from(now), day, note).update();
    }

    /** The newest state, signed now: not kept, but as good as a kept one to whoever holds it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public String latest() {
        long size = rows.size();
        return new Checkpoint(ORIGIN, size, tree.root(size), clock.instant()).signedBy(key);
    }

    /** Published states before {@code size}, newest first. */
    public List<Published> list(long before, int most) {
        return jdbc.sql(
                        "select size, made_at, day, note from audit.checkpoint where size < ? order by size desc limit ?")
                .params(before, most)
                .query(MerkleLog::published)
                .list();
    }

    public Optional<Published> find(LocalDate day) {
        return jdbc.sql("select size, made_at, day, note from audit.checkpoint where day = ?")
                .param(day)
                .query(MerkleLog::published)
                .optional();
    }

    private static Published published(ResultSet row, int n) throws SQLException {
        return new Published(
                row.getLong("size"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("note"));
    }

    /** The key that checks notes, in their own form. */
    public String verifierKey() {
        return key.verifier().toString();
    }

    /** How many rows wait to become leaves. */
    public long pending() {
        return jdbc.sql("select count(*) from audit.entry e where " + LogRows.WAITING)
                .query(Long.class)
                .single();
    }

    /** When the oldest row that waits to become a leaf was written; empty when none waits. */
    public Optional<Instant> findOldestPending() {
        return jdbc.sql("select e.at from audit.entry e where " + LogRows.WAITING + " order by e.tx, e.id limit 1")
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    /** How many leaves there are. */
    public long size() {
        return rows.size();
    }

    /** Entries in the order of the log from leaf {@code from} on: none is ever missed, none moves. */
    public List<LoggedEntry> listFrom(long from, int most) {
        return jdbc.sql("""
                select l.index, e.id, e.at, e.actor, e.subject, e.record, e.act
                  from audit.leaf l join audit.entry e on e.id = l.entry
                 where l.index >= ?
                 order by l.index
                 limit ?
                """)
                .params(from, most)
                .query((row, n) -> new LoggedEntry(
                        row.getLong("index"),
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("actor", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getString("record"),
                        row.getString("act")))
                .list();
    }

    /**
     * That the tree of {@code older} leaves is the beginning of that of {@code newer}.
     *
     * @throws Refusal INVALID when the log has no such sizes
     */
    @Transactional(readOnly = true)
    public List<String> consistency(long older, long newer) {
        if (older < 1 || older > newer || newer > rows.size()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("oversight.no-such-size"));
        }
        return hex(tree.consistency(older, newer));
    }

    /**
     * That an entry about {@code subject} is in the log, as it is now.
     *
     * @throws Refusal NOT_FOUND when there is no such entry about this person; CONFLICT while it waits for its place, which
     *     takes seconds
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Inclusion proof(UUID subject, long entry) {
        Leaf leaf = jdbc.sql("select " + Leaf.COLUMNS + " from audit.entry e where e.id = ? and e.subject = ?")
                .params(entry, subject)
                .query((row, n) -> Leaf.of(row))
                .optional()
                .orElseThrow(Refusal::notFound);
        long index = jdbc.sql("select index from audit.leaf where entry = ?")
                .param(entry)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("oversight.not-yet")));
        long size = rows.size();
        return new Inclusion(
                Base64.getEncoder().encodeToString(leaf.encoded()),
                index,
                size,
                hex(tree.inclusion(index, size)),
                new Checkpoint(ORIGIN, size, tree.root(size), clock.instant()).signedBy(key));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(MerkleLog::hex).toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
