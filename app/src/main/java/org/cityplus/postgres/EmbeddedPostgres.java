package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.cityplus.kernel.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own, in {@code <data>/postgres}: for trying, testing and a small office. It is as durable as
 * any other; it lives as long as this object. What was committed outlives it, however it ends.
 */
public final class EmbeddedPostgres implements Database {
    private static final String NAME = "cityplus";

    private final FolderLock lock;
    private final Server server;

    private EmbeddedPostgres(FolderLock lock, Server server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts the server, on first use making it. Takes the data folder for this process alone.
     *
     * @throws DatabaseProblem when the folder is in use or cannot be written, or the server does not start or would
     *     lose what it has acknowledged
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, null);
    }

    /** Does the same, and copies each finished piece of the log to {@code walArchive}, from which a restore goes on. */
    public static EmbeddedPostgres start(Path data, @Nullable Path walArchive) {
        Path folder = data.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(folder);
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(lock, server(folder, walArchive));
            postgres.prepare();
            return postgres;
        } catch (IOException e) {
            lock.close();
            throw new DatabaseProblem("PostgreSQL cannot use " + folder + ": " + FileProblem.words(e) + ".", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Throws {@link DatabaseProblem} when another process has the folder; changes nothing. */
    public static void checkFree(Path data) {
        FolderLock.requireFree(data.toAbsolutePath().normalize());
    }

    private static Server server(Path data, @Nullable Path walArchive) throws IOException {
        Path home = data.resolve("postgres");
        Path cluster = home.resolve("cluster");
        Files.createDirectories(data.resolve("logs"));
        Folders.readable(home);
        Folders.removeUnfinished(home);
        Path binaries = Binaries.unpack(home);
        RunAs runAs = RunAs.choose(home, binaries.resolve("bin/postgres"));
        ServerLog log = ServerLog.open(data.resolve("logs/postgres.log"));
        if (Files.exists(cluster)) {
            Cluster.checkVersion(cluster);
            Leftover.clear(cluster);
            runAs.own(cluster);
        } else {
            Access access = Access.first();
            access.keep(home);
            Cluster.make(cluster, binaries, runAs, access, log.file());
        }
        Access access = Access.load(home).withFreePort();
        access.keep(home);
        WalArchive archive = WalArchive.at(walArchive);
        archive.prepare(runAs);
        return Server.start(binaries, cluster, runAs, access, log, archive);
    }

    private void prepare() {
        try (Connection superuser = DriverManager.getConnection(
                url("postgres"), Cluster.SUPERUSER, server.access().password())) {
            OwnDatabase.ensure(superuser, NAME, server.access().password());
            // As the city sees it: a setting may differ by role and database.
            try (Connection city = DriverManager.getConnection(jdbcUrl(), user(), password())) {
                Durability.check(city);
            }
        } catch (SQLException e) {
            server.stop();
            throw new DatabaseProblem("PostgreSQL started but cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    /** The address of another database on this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.access().port() + "/" + database;
    }

    @Override
    public String jdbcUrl() {
        return url(NAME);
    }

    /** May make databases, but is no superuser. */
    @Override
    public String user() {
        return NAME;
    }

    @Override
    public String password() {
        return server.access().password();
    }

    /** Stops the server and gives the data folder free. */
    @Override
    public void close() {
        try (lock) {
            server.stop();
        }
    }
}
