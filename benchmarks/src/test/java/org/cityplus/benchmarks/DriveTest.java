package org.cityplus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriveTest {
    @Test
    void nineteenOfTwentyAreNotSlower() {
        double[] sorted = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
        assertThat(Drive.p95(sorted)).isEqualTo(95);
        assertThat(Drive.p95(new double[] {7})).isEqualTo(7);
    }

    /** A server that takes 20 ms for each and does one at a time: asked 100 times a second, it falls further and further behind. */
    @Test
    void waitingForAServerThatDoesNotKeepUpCounts() throws Exception {
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService one = Executors.newSingleThreadExecutor();
        slow.setExecutor(one);
        slow.createContext("/", exchange -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        slow.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + slow.getAddress().getPort() + "/");
            double[] took = Drive.millisAt(100, address, 2, 1, (wire, client, time) -> wire.send(Wire.get("/")));
            assertThat(took).hasSize(100);
            assertThat(Drive.p95(took)).isGreaterThan(500);
        } finally {
            slow.stop(0);
            one.shutdown();
        }
    }
}
