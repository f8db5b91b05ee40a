package org.cityplus.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.kernel.FileProblem;
import org.cityplus.postgres.DatabaseProblem;
import org.cityplus.postgres.Superuser;
import org.jspecify.annotations.Nullable;

/**
 * A city from its archive, in a new data folder. The archive is read through and found whole before anything is written;
 * the database is brought to its moment and started once before this returns.
 */
final class Restore {
    private static final String LOG_FOLDER = "restored_wal";

    private static final DateTimeFormatter POSTGRES_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS+00", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path archive;
    private final Path data;
    private final Optional<Passphrase> passphrase;

    Restore(Path archive, Path data, Optional<Passphrase> passphrase) {
        this.archive = archive;
        this.data = data;
        this.passphrase = passphrase;
    }

    /**
     * How far to go.
     *
     * @param log a folder of archived log pieces ({@code cityplus.wal-archive}); without it the database is as it was at
     *     the end of the backup
     * @param until the moment to stop at; without it as far as the log goes
     * @param files a folder of files that came after the backup
     */
    record Target(
            @Nullable Path log,
            @Nullable Instant until,
            @Nullable Path files) {}

    /**
     * @param last when the last transaction was committed that is there
     * @param bucket where its files are, when not in the data folder
     */
    record Restored(Optional<Instant> last, boolean keys, Optional<String> bucket) {}

    Restored to(Target target) throws IOException {
        new BeforeRestore(archive, data, passphrase).check(target);
        Backup.say("Writing " + data);
        try {
            boolean[] keys = {false};
            ArchiveReader.read(archive, (name, isFolder, content) -> keys[0] |= write(name, isFolder, content));
            copyMissing(target.files());
            recoverTo(target);
            Backup.say("Bringing the database to its moment");
            Optional<Instant> last = finish(target);
            return new Restored(last, keys[0], FilesHome.findBucket(data));
        } catch (IOException e) {
            throw new BackupProblem("The restore ended early: " + FileProblem.words(e) + "." + again(), e);
        }
    }

    private String again() {
        return " What was begun in " + data + " is no city: delete it before the next try.";
    }

    /** Whether it was a key. */
    private boolean write(String entry, boolean isFolder, InputStream content) throws IOException {
        Part part = Part.of(entry);
        Path cluster = Superuser.cluster(data);
        String name = part.nameOf(entry);
        Path target = switch (part) {
            case CLUSTER -> cluster.resolve(name);
            case WAL -> cluster.resolve(LOG_FOLDER).resolve(name);
            case ACCESS -> Superuser.access(data);
            case FILES -> data.resolve("files").resolve(name);
            case KEYS -> data.resolve("keys").resolve(name);
        };
        if (isFolder) {
            privateFolder(target);
            return false;
        }
        if (part == Part.KEYS && passphrase.isEmpty()) {
            return false;
        }
        boolean isOfDatabase = part == Part.CLUSTER || part == Part.WAL;
        if (isOfDatabase || part == Part.KEYS) {
            privateFolder(target.resolveSibling(""));
        } else {
            Files.createDirectories(target.resolveSibling(""));
        }
        if (part == Part.KEYS) {
            writePrivately(target, passphrase.get().unlock(name, content.readAllBytes()));
            return true;
        }
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            content.transferTo(out);
        }
        return false;
    }

    private void privateFolder(Path folder) throws IOException {
        Path cluster = Superuser.cluster(data);
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.startsWith(cluster) && !folder.equals(cluster)) {
            privateFolder(folder.resolveSibling(""));
        } else {
            // The folders above are for PostgreSQL's own user to walk through.
            Files.createDirectories(folder.resolveSibling(""));
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void writePrivately(Path file, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }

    private void copyMissing(@Nullable Path later) throws IOException {
        if (later == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(later)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                Path target =
                        data.resolve("files").resolve(later.relativize(file).toString());
                if (!Files.exists(target) && !file.toString().endsWith(".new")) {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Tells the database where its log is and where to stop (PostgreSQL 18 manual, section 25.3.5). */
    private void recoverTo(Target target) throws IOException {
        Path cluster = Superuser.cluster(data);
        Path log = cluster.resolve(LOG_FOLDER);
        if (target.log() != null) {
            try (Stream<Path> all = Files.list(target.log())) {
                for (Path piece : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    Path copy = log.resolve(piece.getFileName().toString());
                    if (!Files.exists(copy) && !piece.toString().endsWith(".new")) {
                        Files.copy(piece, copy);
                    }
                }
            }
        }
        StringBuilder settings = new StringBuilder("\nrestore_command = 'cp \"" + LOG_FOLDER + "/%f\" \"%p\"'\n");
        if (target.until() != null) {
            settings.append("recovery_target_time = '")
                    .append(POSTGRES_TIME.format(target.until()))
                    .append("'\nrecovery_target_action = 'promote'\n");
        }
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                settings,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Files.createFile(cluster.resolve("recovery.signal"));
    }

    private Optional<Instant> finish(Target target) throws IOException {
        try (Superuser superuser = Superuser.open(data);
                Statement statement = superuser.connection().createStatement()) {
            awaitEndOfRecovery(statement);
            Optional<Instant> last;
            try (ResultSet row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
                row.next();
                last = Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant);
            }
            for (String setting : new String[] {"restore_command", "recovery_target_time", "recovery_target_action"}) {
                statement.execute("alter system reset " + setting);
            }
            removeLog();
            return last;
        } catch (SQLException e) {
            String said = "The restored database does not answer: " + e.getMessage() + ".";
            throw new BackupProblem(unreached(target, said) + again(), e);
        } catch (DatabaseProblem e) {
            throw new BackupProblem(unreached(target, String.valueOf(e.getMessage())) + again(), e);
        }
    }

    /**
     * The two words PostgreSQL has for a moment outside the log (its xlogrecovery.c), as an operator can act on them. It answers readers
     * before its recovery has ended: when it gives up, its own log has the reason even where the connection was only lost.
     */
    private String unreached(Target target, String said) throws IOException {
        Path log = data.resolve("logs/postgres.log");
        String told = said + (Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "");
        if (told.contains("recovery ended before configured recovery target was reached")) {
            return "The log in " + target.log() + " ends before " + target.until()
                    + ". Name an earlier moment, or none, to go as far as the log goes.";
        }
        return told.contains("requested recovery stop point is before consistent recovery point")
                ? target.until() + " is before the end of this backup. Take an older backup."
                : said;
    }

    /** The server answers readers before it has read its log to the end. */
    private static void awaitEndOfRecovery(Statement statement) throws SQLException {
        while (true) {
            try (ResultSet row = statement.executeQuery("select pg_is_in_recovery(), pg_sleep(0.1)")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            }
        }
    }

    private void removeLog() throws IOException {
        Path log = Superuser.cluster(data).resolve(LOG_FOLDER);
        try (Stream<Path> all = Files.list(log)) {
            for (Path piece : (Iterable<Path>) all::iterator) {
                Files.delete(piece);
            }
        }
        Files.delete(log);
    }
}
