package org.cityplus.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged app as a process of its own, in demo mode unless told otherwise, on its own data folder and port; it can be killed. */
final class RunningCity implements AutoCloseable, Entrance {
    /** The setting for a city without demonstration people. */
    static final String EMPTY = "--cityplus.demo=false";

    /** The setting for sandboxes without demonstration people. */
    static final String SANDBOX = "--cityplus.sandbox=true";

    /** With a folder behind it: another city than Chongqing. */
    static final String PACK = "--cityplus.city=";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final List<String> settings;
    private @Nullable Process app;

    private RunningCity(Path folder, int port, List<String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Starts a new, empty city and waits until it is ready: the demonstration people are there, too.
     *
     * @param settings further settings, such as {@code --cityplus.web.requests-per-minute=100000}
     */
    static RunningCity start(String name, String... settings) throws IOException {
        Path folder = Build.OUTPUT.resolve(
                "cities/" + name + "-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis());
        Files.createDirectories(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RunningCity city = new RunningCity(folder, port, List.of(settings));
        city.start();
        return city;
    }

    /**
     * Starts another node on the database of {@code host}, with its master key and its files; logs and port are its own.
     */
    static RunningCity startNode(String name, RunningCity host) throws IOException {
        Properties access = new Properties();
        try (InputStream in = Files.newInputStream(host.data().resolve("postgres/access.properties"))) {
            access.load(in);
        }
        Path folder = Build.OUTPUT.resolve(
                "cities/" + name + "-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis());
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(host.data().resolve("files"));
        Files.createSymbolicLink(folder.resolve("data/files"), host.data().resolve("files"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        RunningCity node = new RunningCity(
                folder,
                port,
                List.of(
                        "--cityplus.database-url=postgresql://127.0.0.1:" + access.getProperty("port") + "/cityplus",
                        "--cityplus.database-user=cityplus",
                        "--cityplus.database-password=" + access.getProperty("password"),
                        "--cityplus.master-key=" + host.data().resolve("keys/master.key")));
        node.start();
        return node;
    }

    /** A city on data that is there already, such as a restored one; not started yet. */
    static RunningCity on(Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new RunningCity(folder, free.getLocalPort(), List.of());
        }
    }

    /** Runs one of the commands beside the city, such as {@code backup}; returns what it said. */
    static String command(String... arguments) throws IOException, InterruptedException {
        return run("org.cityplus.backup.BackupCommand", arguments);
    }

    /** The same for a command with a class of its own. */
    static String run(String main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Build.JAVA.toString(), "-cp", Build.app().toString(), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CITYPLUS_BACKUP_PASSPHRASE", "the phrase of the drill");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }

    /** Ends it the way an operator does, and returns when what was under way is done. */
    void terminate() {
        if (app != null) {
            app.destroy();
            app.onExit().join();
        }
    }

    int port() {
        return port;
    }

    /** Starts it on the data it has; after {@link #kill} and {@link #killPostgres} too. */
    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Build.JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Build.app().toString(),
                "--cityplus.data=" + data(),
                "--cityplus.port=" + port,
                // A decision can be taken back for seconds here, for a minute in a city that serves people.
                "--cityplus.second-thought=15s"));
        command.addAll(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith(PACK))) {
            command.add(PACK + Build.ROOT.resolve("cities/chongqing"));
        }
        if (!settings.contains(EMPTY)) {
            command.add("--cityplus.demo=true");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        builder.environment().remove("CITYPLUS_DATABASE_URL");
        Process started = builder.start();
        app = started;
        // The city does not outlive a test run that is stopped by hand.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        awaitReady();
    }

    private void awaitReady() throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest ready =
                HttpRequest.newBuilder(address("/actuator/health/readiness")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, ready)) {
                if (!isAlive() || System.nanoTime() > giveUp) {
                    close();
                    throw new IllegalStateException("the city did not start:\n" + Files.readString(log().toPath()));
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest page) throws InterruptedException {
        try {
            return client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    Path data() {
        return folder.resolve("data");
    }

    File log() {
        return folder.resolve("city.log").toFile();
    }

    boolean isAlive() {
        return app != null && app.isAlive();
    }

    /** kill -9 for the app alone; its PostgreSQL stays, an orphan. Returns when the app is gone. */
    void kill() {
        if (app != null) {
            app.destroyForcibly().onExit().join();
        }
    }

    PostgresProcesses postgres() {
        return new PostgresProcesses(data());
    }

    /** kill -9 for every PostgreSQL process of this city. */
    void killPostgres() {
        postgres().kill();
    }

    /** Ends both and removes the data; the log stays. */
    @Override
    public void close() {
        if (app != null) {
            app.destroy();
            app.onExit().completeOnTimeout(app, 25, TimeUnit.SECONDS).join();
        }
        kill();
        killPostgres();
        try {
            Build.delete(data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
