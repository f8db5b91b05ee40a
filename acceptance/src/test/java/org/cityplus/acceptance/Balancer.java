package org.cityplus.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each connection to the next node that takes one, and knows no more of them. */
final class Balancer implements AutoCloseable, Entrance {
    private final ServerSocket door;
    private final List<RunningCity> nodes;
    private final AtomicInteger next = new AtomicInteger();

    Balancer(RunningCity... nodes) throws IOException {
        this.nodes = List.of(nodes);
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::welcome);
    }

    @Override
    public URI address(String path) {
        return URI.create("http://localhost:" + door.getLocalPort() + path);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.startVirtualThread(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                Socket node = connect()) {
            Thread answers = Thread.startVirtualThread(() -> copy(node, client));
            copy(client, node);
            answers.join();
        } catch (IOException | InterruptedException e) {
            // The client sees its connection end, as it would behind any balancer.
        }
    }

    private Socket connect() throws IOException {
        IOException last = new IOException("no node");
        for (int tries = 0; tries < nodes.size(); tries++) {
            RunningCity node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
            try {
                return new Socket(InetAddress.getLoopbackAddress(), node.port());
            } catch (IOException down) {
                last = down;
            }
        }
        throw last;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One side is gone; so that the other learns of it, both are closed.
        }
        try {
            to.close();
            from.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
