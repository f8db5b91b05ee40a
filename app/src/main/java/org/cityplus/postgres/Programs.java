package org.cityplus.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starting programs and asking them to end. */
final class Programs {
    private Programs() {}

    static Process start(List<String> command, Path folder, File log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        // PGDATA, PGPORT, LC_ALL and their like would override what is passed here.
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        return builder.start();
    }

    static boolean succeeds(List<String> command, Path folder) {
        try {
            return start(command, folder, new File("/dev/null")).waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static boolean isInstalled(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Sends a signal by the shell's own {@code kill}: a slim container has no {@code /bin/kill}. */
    static void signal(String signal, long pid) throws IOException {
        start(List.of("sh", "-c", "kill -" + signal + " " + pid), Path.of("/"), new File("/dev/null"));
    }

    /** PostgreSQL's fast shutdown, then its immediate one; either keeps what was committed. */
    static void stopPostgres(ProcessHandle postgres) throws IOException {
        for (String signal : List.of("INT", "QUIT")) {
            signal(signal, postgres.pid());
            if (ends(postgres, 60)) {
                return;
            }
        }
        throw new DatabaseProblem("PostgreSQL (process " + postgres.pid() + ") does not stop. Stop it by hand.");
    }

    private static boolean ends(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static DatabaseProblem interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DatabaseProblem("Interrupted while PostgreSQL was starting or stopping.", e);
    }

    static List<String> join(List<String> first, String... then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return all;
    }
}
