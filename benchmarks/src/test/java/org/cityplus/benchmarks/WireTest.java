package org.cityplus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the driver reads is what the server sent, however it was framed. */
class WireTest {
    private HttpServer server;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = ("你好 " + path + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .repeat(path.equals("/long") ? 5000 : 1)
                    .getBytes(StandardCharsets.UTF_8);
            if (path.equals("/closing")) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            boolean inChunks = path.equals("/chunks") || path.equals("/long");
            boolean empty = path.equals("/empty");
            exchange.sendResponseHeaders(empty ? 204 : 200, empty ? -1 : inChunks ? 0 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneConnectionCarriesAnswersOfEveryKindOneAfterTheOther() throws Exception {
        try (Wire wire = new Wire(address)) {
            assertThat(wire.send(Wire.get("/plain")).require(200).text()).isEqualTo("你好 /plain ");
            assertThat(wire.send(Wire.get("/chunks")).require(200).text()).isEqualTo("你好 /chunks ");
            assertThat(wire.send(Wire.get("/empty")).require(204).text()).isEmpty();
            assertThat(wire.send(Wire.get("/long")).text()).hasSize(5000 * "你好 /long ".length());
            assertThat(wire.send(Wire.post("/sent", "{\"名\":1}")).text()).isEqualTo("你好 /sent {\"名\":1}");
            assertThat(wire.send(Wire.get("/closing")).text()).isEqualTo("你好 /closing ");
            assertThat(wire.send(Wire.get("/after")).text()).isEqualTo("你好 /after ");
        }
    }

    @Test
    void allThatCameIsCounted() throws Exception {
        try (Wire wire = new Wire(address)) {
            var plain = wire.send(Wire.get("/plain"));
            assertThat(plain.bytes())
                    .isEqualTo(plain.head().getBytes(StandardCharsets.ISO_8859_1).length + plain.body().length);
            var chunked = wire.send(Wire.get("/chunks"));
            assertThat(chunked.bytes()).isGreaterThan(chunked.head().length() + chunked.body().length);
        }
    }

    @Test
    void anAnswerThatIsNotTheOneWantedStopsTheMeasurement() throws Exception {
        try (Wire wire = new Wire(address)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> wire.send(Wire.get("/plain")).require(201))
                    .withMessageContaining("200");
        }
    }
}
