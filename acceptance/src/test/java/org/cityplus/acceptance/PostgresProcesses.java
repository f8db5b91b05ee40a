package org.cityplus.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL processes of one data folder, found by the folder they work in. */
record PostgresProcesses(Path data) {
    List<ProcessHandle> list() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(this::worksInData)
                .toList();
    }

    /** kill -9 for every one of them; returns when all are gone. */
    void kill() {
        List<ProcessHandle> processes = list();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : processes) {
            try {
                process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            } catch (java.util.concurrent.CompletionException e) {
                if (e.getCause() instanceof TimeoutException && process.isAlive()) {
                    throw new IllegalStateException("PostgreSQL's process " + process.pid() + " survives kill -9", e);
                }
            }
        }
    }

    private boolean worksInData(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(data);
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }
}
