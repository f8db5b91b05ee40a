package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed city left running or lying in the cluster. Only for the holder of the data folder's lock: to anyone
 * else a leftover looks like a database at work.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

    private Leftover() {}

    static void clear(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        long pid = Files.exists(pidFile) ? pidIn(pidFile) : 0;
        for (ProcessHandle process : servers(cluster)) {
            if (process.pid() == pid) {
                LOG.info("Stopping the PostgreSQL (process {}) that an earlier start left running", pid);
                Programs.stopPostgres(process);
            }
        }
        for (ProcessHandle child : servers(cluster)) {
            Programs.stopPostgres(child);
        }
        // PostgreSQL deals with the file of a dead process itself, and better: it also looks for shared memory in use.
        // But it takes any living process of its user with that number for another server.
        if (Files.exists(pidFile) && ProcessHandle.of(pidIn(pidFile)).isPresent()) {
            Files.delete(pidFile);
        }
    }

    private static long pidIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        } catch (NumberFormatException torn) {
            return 0;
        }
    }

    /** PostgreSQL's processes that work in this cluster, wherever the folder was when they started. */
    private static List<ProcessHandle> servers(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> isServer(process) && worksIn(process, cluster))
                .toList();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.replace(" (deleted)", ""))
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException endedMeanwhileOrNotOurs) {
            return false;
        }
    }
}
