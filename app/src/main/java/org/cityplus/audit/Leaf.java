package org.cityplus.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the trail as the bytes that are hashed: each column with its length, so that no two rows have the same bytes.
 * What is said about a person is in {@code details}, sealed; it stays checkable when nobody can read it any more.
 */
record Leaf(
        long entry,
        Timestamp at,
        UUID actor,
        String actorName,
        @Nullable UUID subject,
        String record,
        String act,
        byte @Nullable [] details) {
    private static final int VERSION = 1;

    /** The columns {@link #of} reads. */
    static final String COLUMNS = "e.id, e.at, e.actor, e.actor_name, e.subject, e.record, e.act, e.details";

    static Leaf of(ResultSet row) throws SQLException {
        return new Leaf(
                row.getLong("id"),
                row.getTimestamp("at"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getObject("subject", UUID.class),
                row.getString("record"),
                row.getString("act"),
                row.getBytes("details"));
    }

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(entry);
            out.writeLong(at.toInstant().getEpochSecond());
            out.writeInt(at.toInstant().getNano());
            write(out, actor);
            write(out, actorName.getBytes(StandardCharsets.UTF_8));
            out.writeBoolean(subject != null);
            if (subject != null) {
                write(out, subject);
            }
            write(out, record.getBytes(StandardCharsets.UTF_8));
            write(out, act.getBytes(StandardCharsets.UTF_8));
            out.writeBoolean(details != null);
            if (details != null) {
                write(out, details);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Hash hash() {
        return Hash.ofLeaf(encoded());
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
