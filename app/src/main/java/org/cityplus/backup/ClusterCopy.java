package org.cityplus.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies the database's folder while it is at work, with the log that makes the copy whole (PostgreSQL 18 manual, section
 * 25.3.4, "Making a Base Backup Using the Low Level API").
 */
final class ClusterCopy {
    /** Left empty, as the manual says; a restored server makes their content anew. */
    private static final Set<String> EMPTY = Set.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid", "postmaster.opts", "backup_label", "backup_label.old", "tablespace_map", "restored_wal");

    private final Connection superuser;
    private final Path cluster;

    ClusterCopy(Connection superuser, Path cluster) {
        this.superuser = superuser;
        this.cluster = cluster;
    }

    /** The first piece of the log a restore needs. */
    String into(ArchiveWriter archive) throws SQLException, IOException {
        // Otherwise a checkpoint meanwhile would give pieces of the log free that the copy needs.
        answer("select pg_create_physical_replication_slot('cityplus_backup', true, true)::text");
        String first = answer("select pg_walfile_name(pg_backup_start('cityplus', fast => true))");
        copyFolder(archive);
        String last = stop(archive);
        copyLog(archive, first, last);
        answer("select pg_drop_replication_slot('cityplus_backup')::text");
        return first;
    }

    private String stop(ArchiveWriter archive) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            if (row.getString(3) != null && !row.getString(3).isBlank()) {
                throw new BackupProblem(
                        "This database has tablespaces outside its folder; back it up with its own tools.");
            }
            archive.add(Part.CLUSTER.entry("backup_label"), row.getString(2).getBytes(StandardCharsets.UTF_8));
            return row.getString(1);
        }
    }

    private String answer(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void copyFolder(ArchiveWriter archive) throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = cluster.relativize(folder).toString();
                if (name.startsWith("pgsql_tmp") || LEFT_OUT.contains(name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!name.isEmpty()) {
                    archive.folder(Part.CLUSTER.entry(name));
                }
                return EMPTY.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = cluster.relativize(file).toString();
                String last = file.getFileName().toString();
                if (!LEFT_OUT.contains(name) && !last.startsWith("pgsql_tmp") && !last.equals("pg_internal.init")) {
                    addUnlessGone(archive, Part.CLUSTER.entry(name), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    /** A table dropped meanwhile takes its file with it; the log knows. */
    private static void addUnlessGone(ArchiveWriter archive, String name, Path file) throws IOException {
        byte[] small;
        try {
            if (Files.size(file) > 1 << 20) {
                archive.add(name, file);
                return;
            }
            small = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return;
        }
        archive.add(name, small);
    }

    private void copyLog(ArchiveWriter archive, String first, String last) throws IOException {
        Path log = cluster.resolve("pg_wal");
        List<Path> pieces;
        try (Stream<Path> all = Files.list(log)) {
            pieces = all.filter(file -> isBetween(first, file.getFileName().toString(), last))
                    .sorted()
                    .toList();
        }
        for (Path piece : pieces) {
            archive.add(Part.WAL.entry(piece.getFileName().toString()), piece);
        }
        if (pieces.stream().noneMatch(piece -> piece.endsWith(first))
                || pieces.stream().noneMatch(piece -> piece.endsWith(last))) {
            throw new BackupProblem("A piece of the database's log is missing between " + first + " and " + last
                    + ". Nothing was written; try again.");
        }
    }

    private static boolean isBetween(String first, String name, String last) {
        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
    }
}
