package org.cityplus.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a log where it is kept, or a file it was exported to. Reads; changes nothing. */
public final class VerifyCommand {
    private static final String HEAD = "CityPlus audit log 1";
    private static final String NOTE = "note ";
    private static final int ROWS = 2000;
    private static final int LONGEST_LINE = 200_000;

    private final VerifierKey key;
    private final Verification verification = new Verification();
    private long waiting;

    /** @param key as the city publishes it: {@code name+id+key} */
    public VerifyCommand(String key) {
        this.key = VerifierKey.parse(key);
    }

    /** The public half of a city's own key file. */
    public static String publicKeyIn(Path file) {
        return SigningKey.in(file, MerkleLog.ORIGIN).verifier().toString();
    }

    /**
     * What was found.
     *
     * @param waiting entries that are no leaf; 0 for an exported file
     */
    public record Result(long size, String root, List<String> faults, long waiting) {}

    /** A state somebody kept from before. */
    public void expect(Path checkpoint) throws IOException {
        expect(Files.readString(checkpoint, StandardCharsets.UTF_8), checkpoint.toString());
    }

    private void expect(String note, String whence) {
        try {
            verification.expect(Checkpoint.read(note, key));
        } catch (IllegalArgumentException e) {
            verification.fault("The checkpoint " + whence + " does not count: " + e.getMessage() + ".");
        }
    }

    /** Reads the rows themselves, in the order of the log, and writes them to {@code export} on the way if asked. */
    public Result database(Connection city, @Nullable Path export) throws SQLException, IOException {
        city.setAutoCommit(false);
        city.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        city.setReadOnly(true);
        try (PrintWriter out = export == null
                ? new PrintWriter(java.io.Writer.nullWriter())
                : new PrintWriter(Files.newBufferedWriter(export, StandardCharsets.UTF_8))) {
            out.println(HEAD);
            readLeaves(city, out);
            readCheckpoints(city, out);
            countWaiting(city);
            if (out.checkError()) {
                throw new IOException("cannot write " + export);
            }
        }
        return result();
    }

    /** The rows as this connection's transaction sees them. */
    Result leavesOf(Connection city) throws SQLException {
        readLeaves(city, new PrintWriter(java.io.Writer.nullWriter()));
        return result();
    }

    private void readLeaves(Connection city, PrintWriter out) throws SQLException {
        try (Statement statement = city.createStatement()) {
            statement.setFetchSize(ROWS);
            try (ResultSet row = statement.executeQuery("select l.index, n.hash, " + Leaf.COLUMNS + """
                     from audit.leaf l
                     left join audit.entry e on e.id = l.entry
                     left join audit.node n on n.level = 0 and n.index = l.index
                     order by l.index
                    """)) {
                for (long index = 0; row.next(); index++) {
                    readLeaf(row, index, out);
                }
            }
        }
    }

    private void readLeaf(ResultSet row, long index, PrintWriter out) throws SQLException {
        if (row.getLong("index") != index) {
            verification.fault("Leaf " + index + " is missing from the log.");
        }
        if (row.getObject("id") == null) {
            verification.fault("The entry of leaf " + index + " is missing.");
            verification.leaf(Hash.ofNothing());
            return;
        }
        Leaf leaf = Leaf.of(row);
        byte @Nullable [] kept = row.getBytes("hash");
        if (kept == null || !leaf.hash().equals(new Hash(kept))) {
            verification.fault("Entry " + leaf.entry() + " (leaf " + index + ") is not what was logged.");
        }
        out.println(Base64.getEncoder().encodeToString(leaf.encoded()));
        verification.leaf(leaf.hash());
    }

    private void countWaiting(Connection city) throws SQLException {
        try (Statement statement = city.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from audit.entry e"
                        + " where not exists (select from audit.leaf l where l.entry = e.id)")) {
            row.next();
            waiting = row.getLong(1);
        }
    }

    private void readCheckpoints(Connection city, PrintWriter out) throws SQLException {
        List<String> notes = new ArrayList<>();
        try (Statement statement = city.createStatement();
                ResultSet row = statement.executeQuery("select note from audit.checkpoint order by size")) {
            while (row.next()) {
                notes.add(row.getString(1));
            }
        }

        for (String note : notes) {
            out.println(NOTE + Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Reads an exported file. */
    public Result file(Path export) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            if (!HEAD.equals(in.readLine())) {
                verification.fault(export + " is no exported audit log.");
                return result();
            }
            long number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.startsWith(NOTE)) {
                    continue;
                }
                byte @Nullable [] encoded = decode(line);
                if (encoded == null) {
                    verification.fault("Line " + number + " of " + export + " does not read.");
                }
                verification.leaf(encoded == null ? Hash.ofNothing() : Hash.ofLeaf(encoded));
            }
        }
        return result();
    }

    /** The published states that stand in a file or database: to be expected before the leaves are read. */
    public void expectPublished(Connection city) throws SQLException {
        try (Statement statement = city.createStatement();
                ResultSet row = statement.executeQuery("select day, note from audit.checkpoint order by size")) {
            while (row.next()) {
                expect(row.getString(2), "published on " + row.getString(1));
            }
        }
    }

    /** The same from an exported file. */
    public void expectPublished(Path export) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.startsWith(NOTE)) {
                    byte @Nullable [] note = decode(line.substring(NOTE.length()));
                    expect(note == null ? "" : new String(note, StandardCharsets.UTF_8), "in line " + number);
                }
            }
        }
    }

    private static byte @Nullable [] decode(String line) {
        try {
            return line.length() > LONGEST_LINE ? null : Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Result result() {
        List<String> faults = verification.finish();
        return new Result(verification.size(), verification.root().toString(), faults, waiting);
    }
}
