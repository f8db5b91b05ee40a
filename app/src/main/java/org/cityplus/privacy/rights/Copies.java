package org.cityplus.privacy.rights;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.Leaving;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Copies of all that is kept about a person, asked for and fetched by that person; {@link CopyJob} makes them. */
@Component
public class Copies {
    private static final String COLUMNS = "id, resident, state, done, parts, bytes, asked_at, ends_at";
    private static final int MOST_READY = 3;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Leaving leaving;
    private final Audit audit;
    private final Clock clock;

    Copies(JdbcClient jdbc, Vault vault, Leaving leaving, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.leaving = leaving;
        this.audit = audit;
        this.clock = clock;
    }

    /** How far one copy is. */
    public enum State {
        WAITING,
        MAKING,
        READY
    }

    /**
     * One copy.
     *
     * @param done how many of {@code parts} are in; {@code parts} is 0 until it is begun
     * @param endsAt when it goes; nothing until it is ready
     */
    public record Copy(
            UUID id,
            UUID person,
            State state,
            int done,
            int parts,
            long bytes,
            Instant askedAt,
            @Nullable Instant endsAt) {
        public boolean isReady() {
            return state == State.READY;
        }
    }

    /** Asks for a copy; while one is under way, it is that one. The id is random: nobody can guess the address. */
    @Transactional
    public Copy ask(UUID person) {
        leaving.refuse(person);
        refuseMore(person);
        int added = jdbc.sql("""
                insert into privacy.copy (id, resident, state, asked_at) values (?, ?, 'WAITING', ?)
                on conflict (resident) where state <> 'READY' do nothing
                """)
                .params(UUID.randomUUID(), person, Timestamp.from(clock.instant()))
                .update();
        if (added > 0) {
            trace(person, "copy-asked");
        }
        return jdbc.sql("select " + COLUMNS + " from privacy.copy where resident = ? and state <> 'READY'")
                .param(person)
                .query(Copies::read)
                .single();
    }

    /** Each is as large as all that is kept; whoever has some to fetch needs no more of them. */
    private void refuseMore(UUID person) {
        long ready = list(person).stream().filter(Copy::isReady).count();
        if (ready >= MOST_READY) {
            throw new Refusal(Refusal.Kind.TOO_MANY, Message.of("privacy.copies.too-many", MOST_READY));
        }
    }

    /** This person's, the latest first, without those that are over. */
    public List<Copy> list(UUID person) {
        return jdbc.sql("select " + COLUMNS + """
                 from privacy.copy where resident = ? and (ends_at is null or ends_at > ?)
                 order by asked_at desc, id limit 5
                """)
                .params(person, Timestamp.from(clock.instant()))
                .query(Copies::read)
                .list();
    }

    /** Somebody else's, or one that is over, is none. */
    public Copy get(UUID person, UUID id) {
        return find(person, id).orElseThrow(Refusal::notFound);
    }

    /** The copy, to be read with {@link #read}. Fetching it is on the person's record. */
    @Transactional
    public Copy fetch(UUID person, UUID id) {
        Copy copy = find(person, id).filter(Copy::isReady).orElseThrow(Refusal::notFound);
        trace(person, "copy-fetched");
        return copy;
    }

    /** The zip of a copy that {@link #fetch} answered; a piece of it is in memory at a time. */
    public InputStream read(Copy copy) {
        if (isOfBefore(copy)) {
            return new ByteArrayInputStream(vault.open(copy.person, sealed(copy, 0, Integer.MAX_VALUE)));
        }
        return new SealedPieces(vault, copy.person, copy.id)
        .new Reader((offset, length) -> sealed(copy, offset, length));
    }

    /** Sealed as one, by the version before: that begins with the number of a suite, pieces with their length. */
    private boolean isOfBefore(Copy copy) {
        byte[] start = sealed(copy, 0, 1);
        return start.length == 1 && start[0] != 0;
    }

    private byte[] sealed(Copy copy, long offset, int length) {
        return jdbc.sql("select substring(sealed from ? for ?) from privacy.copy where id = ?")
                .params(Math.toIntExact(offset + 1), length, copy.id)
                .query(byte[].class)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private Optional<Copy> find(UUID person, UUID id) {
        return jdbc.sql("select " + COLUMNS
                        + " from privacy.copy where id = ? and resident = ? and (ends_at is null or ends_at > ?)")
                .params(id, person, Timestamp.from(clock.instant()))
                .query(Copies::read)
                .optional();
    }

    private void trace(UUID person, String act) {
        audit.write(new AuditEntry(clock.instant(), person, "", person, "person:" + person, act));
    }

    static Copy read(ResultSet row, int n) throws SQLException {
        Timestamp endsAt = row.getTimestamp("ends_at");
        return new Copy(
                row.getObject("id", UUID.class),
                row.getObject("resident", UUID.class),
                State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("parts"),
                row.getLong("bytes"),
                row.getTimestamp("asked_at").toInstant(),
                endsAt == null ? null : endsAt.toInstant());
    }
}
