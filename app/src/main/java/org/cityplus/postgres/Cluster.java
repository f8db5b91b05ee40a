package org.cityplus.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which PostgreSQL keeps its records. Made once, never removed. */
final class Cluster {
    static final String SUPERUSER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    /** Written into postgresql.conf when the cluster is made; an operator may tune them there. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("effective_cache_size", "512MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("wal_level", "replica"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // A failed statement and its values are personal data: the log holds none.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_checkpoints", "off"));

    private Cluster() {}

    static void make(Path cluster, Path binaries, RunAs runAs, Access access, Path log) throws IOException {
        LOG.info("Making the database in {}", cluster);
        Path home = cluster.resolveSibling("");
        Path unfinished = Folders.unfinished(home, "cluster");
        Path password = Folders.unfinished(home, "password");
        Files.createDirectory(unfinished);
        Files.setPosixFilePermissions(unfinished, Folders.PRIVATE_FOLDER);
        Access.writePrivately(password, access.password().getBytes(StandardCharsets.US_ASCII));
        runAs.own(unfinished);
        runAs.own(password);
        List<String> command = Programs.join(
                runAs.prefix(),
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The order of plain C finds no Chinese by trigram: to it no byte above 127 is a letter.
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums");
        SETTINGS.forEach((name, value) -> command.add("--set=" + name + "=" + value));
        try {
            if (Programs.start(command, home, log.toFile()).waitFor() != 0) {
                throw new DatabaseProblem("PostgreSQL could not make its folder " + cluster + "; see " + log + ".");
            }
        } catch (InterruptedException e) {
            throw Programs.interrupted(e);
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    static void checkVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        String found = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!found.equals(Superuser.POSTGRES)) {
            throw new DatabaseProblem("The records in " + cluster + " are of PostgreSQL " + found
                    + "; this CityPlus runs PostgreSQL " + Superuser.POSTGRES + ". Nothing was changed.");
        }
    }
}
