package org.cityplus.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link FlowableServer} as a process of its own, with a database of its own on the city's PostgreSQL server. */
final class RunningPeer implements AutoCloseable {
    private static final int GIVE_UP_SECONDS = 120;

    private final Process process;
    private final URI address;

    private RunningPeer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static RunningPeer start(Path data) throws Exception {
        try (Connection city = Tokens.database(data);
                Statement statement = city.createStatement()) {
            statement.execute("create database flowable");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlowableServer.class.getName(),
                        Integer.toString(port),
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("flowable.log").toFile())
                .start();
        RunningPeer peer = new RunningPeer(process, URI.create("http://127.0.0.1:" + port + "/"));
        peer.await();
        return peer;
    }

    URI address() {
        return address;
    }

    private void await() throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                close();
                throw new IllegalStateException("Flowable did not start");
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
