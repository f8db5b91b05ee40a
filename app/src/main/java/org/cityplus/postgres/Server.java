package org.cityplus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The running PostgreSQL process. */
record Server(Process process, Access access) {
    private static final int POLL_MILLIS = 20;

    static Server start(Path binaries, Path cluster, RunAs runAs, Access access, ServerLog log, WalArchive archive)
            throws IOException {
        List<String> command = Programs.join(
                runAs.prefix(),
                binaries.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(access.port()),
                "-c",
                "listen_addresses=127.0.0.1");
        command.addAll(archive.settings());
        Process process =
                Programs.start(command, cluster.resolveSibling(""), log.file().toFile());
        Server server = new Server(process, access);
        try {
            while (!isReady(cluster, process)) {
                if (!process.isAlive()) {
                    throw new DatabaseProblem(
                            "PostgreSQL did not start: " + log.lastFatal() + " (more in " + log.file() + ")");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            server.stop();
            throw Programs.interrupted(e);
        }
        return server;
    }

    /** The eighth line of the pid file is the server's state (PostgreSQL's utils/pidfile.h). */
    private static boolean isReady(Path cluster, Process process) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(process.pid()))
                && lines.get(7).strip().equals("ready");
    }

    void stop() {
        if (!process.isAlive()) {
            return;
        }
        try {
            Programs.stopPostgres(process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
