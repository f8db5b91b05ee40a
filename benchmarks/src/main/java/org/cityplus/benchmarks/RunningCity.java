package org.cityplus.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The city as a process of its own, started one way or another. */
final class RunningCity implements AutoCloseable {
    /** Ways to start the same build; the launcher says where it is. */
    enum Way {
        PLAIN_JAR("-jar", System.getProperty("cityplus.jar", "")),
        EXTRACTED("-jar", "cityplus.jar"),
        EXTRACTED_WITH_CACHE(
                "-XX:AOTCache="
                        + Path.of(System.getProperty("cityplus.aot", "")).getFileName(),
                "-jar",
                "cityplus.jar"),
        /** With the classes of this module in it, of which {@link AuditSwitch} is one. */
        WITH_SWITCH(
                "-cp",
                "cityplus.jar" + File.pathSeparator
                        + Path.of("benchmarks/target/classes").toAbsolutePath(),
                "org.cityplus.CityPlus");

        private final List<String> options;

        Way(String... options) {
            this.options = List.of(options);
        }
    }

    private static final Path APP = Path.of(System.getProperty("cityplus.app", "."));
    private static final int GIVE_UP_SECONDS = 180;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RunningCity(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static RunningCity start(Way way, Path data, String... settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(System.getProperty("cityplus.jvm", "").split(" ")));
        command.addAll(way.options);
        command.addAll(List.of(
                "--cityplus.data=" + data,
                "--cityplus.port=" + port,
                "--cityplus.demo=true",
                "--cityplus.web.requests-per-minute=100000000",
                "--cityplus.city=" + Path.of("cities/chongqing").toAbsolutePath()));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(APP.toFile())
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        return new RunningCity(process, URI.create("http://127.0.0.1:" + port + "/"));
    }

    URI address() {
        return address;
    }

    /** Waits for the first page. */
    void await() throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        HttpRequest page = HttpRequest.newBuilder(address).build();
        while (!answers(page)) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IllegalStateException("the city did not start");
            }
            Thread.sleep(10);
        }
    }

    private boolean answers(HttpRequest page) throws InterruptedException {
        try {
            return client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
