package org.cityplus.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.postgres.Superuser;

/**
 * Everything a city keeps in its data folder, in one archive, while it runs or not. The database first, the files after it:
 * a row is committed only when its file is on the disk, so no row of the copy lacks its file.
 */
final class Backup {
    /** PostgreSQL's word for a slot of this name that is there: a copy in the making. */
    private static final String DUPLICATE_OBJECT = "42710";

    private final Path data;
    private final Optional<Passphrase> passphrase;

    Backup(Path data, Optional<Passphrase> passphrase) {
        this.data = data;
        this.passphrase = passphrase;
    }

    /** What to tell the operator. */
    record Made(long bytes, long files, String firstLog, Optional<String> bucket, Optional<String> stuckLog) {}

    Made into(Path target) throws IOException {
        try (ArchiveWriter archive = new ArchiveWriter(target);
                Superuser superuser = Superuser.open(data)) {
            say("Copying the database");
            String firstLog = new ClusterCopy(superuser.connection(), Superuser.cluster(data)).into(archive);
            archive.add(Part.ACCESS.entry("access.properties"), Superuser.access(data));
            Optional<String> bucket = FilesHome.findBucket(data);
            say(bucket.map(place -> "Leaving the files in " + place).orElse("Copying the files"));
            long files = bucket.isPresent() ? 0 : copyFiles(archive);
            if (passphrase.isPresent()) {
                say("Locking the keys");
                copyKeys(archive, passphrase.get());
            }
            // Before the archive has its name: what cannot be told leaves none behind.
            Optional<String> stuckLog = findStuckLog(superuser.connection());
            archive.finish(Schema.of(data));
            return new Made(archive.bytes(), files, firstLog, bucket, stuckLog);
        } catch (SQLException e) {
            throw DUPLICATE_OBJECT.equals(e.getSQLState())
                    ? new BackupProblem("Another backup of this city is under way. Wait until it has ended.", e)
                    : new BackupProblem("The database cannot be copied: " + e.getMessage(), e);
        }
    }

    /** The log piece the archive does not take: from it on, this archive cannot be brought to a later moment. */
    private static Optional<String> findStuckLog(Connection city) throws SQLException {
        try (Statement ask = city.createStatement();
                ResultSet failed = ask.executeQuery("""
                        select last_failed_wal from pg_stat_archiver
                         where last_failed_time > coalesce(last_archived_time, '-infinity')
                        """)) {
            return failed.next() ? Optional.of(failed.getString(1)) : Optional.empty();
        }
    }

    private long copyFiles(ArchiveWriter archive) throws IOException {
        Path files = data.resolve("files");
        if (!Files.exists(files)) {
            return 0;
        }
        long[] count = {0};
        Files.walkFileTree(files, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (about.isRegularFile() && !file.toString().endsWith(".new")) {
                    byte[] sealed;
                    try {
                        sealed = Files.readAllBytes(file);
                    } catch (NoSuchFileException swept) {
                        return FileVisitResult.CONTINUE;
                    }
                    archive.add(Part.FILES.entry(files.relativize(file).toString()), sealed);
                    count[0]++;
                }
                return FileVisitResult.CONTINUE;
            }

            /** Orphans are swept and uploads renamed while this reads. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return count[0];
    }

    private void copyKeys(ArchiveWriter archive, Passphrase passphrase) throws IOException {
        Path keys = data.resolve("keys");
        if (!Files.exists(keys.resolve("master.key"))) {
            throw new BackupProblem(
                    "The master key is not in " + keys + ". Back it up where it is, and use --without-keys here.");
        }
        try (Stream<Path> all = Files.list(keys)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                String name = file.getFileName().toString();
                archive.add(Part.KEYS.entry(name), passphrase.lock(name, Files.readAllBytes(file)));
            }
        }
    }

    static void say(String what) {
        System.out.println(what);
    }
}
