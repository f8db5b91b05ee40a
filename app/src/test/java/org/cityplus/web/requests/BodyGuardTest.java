package org.cityplus.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Raw sockets against the running server: who sends too much, too slowly or too many is cut off early and costs nothing. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cityplus.demo=true",
            "cityplus.web.body-grace-millis=1000",
            "server.tomcat.connection-timeout=2s",
            "server.tomcat.basedir=target/tomcat-body-guard"
        })
class BodyGuardTest extends DemoCityTest {
    private static final long TEN_GIGABYTES = 10L << 30;
    private static final Path UPLOADS = Path.of("target", "tomcat-body-guard");
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n";

    @LocalServerPort
    int port;

    private String token = "";

    /** What came of a request: bytes sent until the server had enough, and its answer, if it arrived. */
    private record Outcome(long sent, String answer, Duration took) {
        int status() {
            return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        }
    }

    @Test
    void bytesThatAreNoTextAreTheSendersMistake() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String odd : new String[] {"/?q=%FF", "/open-data?agency=%ED%A0%80", "/api/services?q=%FF"}) {
                HttpRequest asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + odd))
                        .build();
                assertThat(client.send(asked, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .as(odd)
                        .isEqualTo(400);
            }
            HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/preferences"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("lang=%FF"))
                    .build();
            assertThat(client.send(form, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    @Timeout(60)
    void tenGigabytesThatSaySoAreRefusedBeforeTheyCome() {
        for (String path : new String[] {"/sign-in", "/api/photos"}) {
            Outcome outcome =
                    send(headers(path) + "Content-Length: " + TEN_GIGABYTES + "\r\n\r\n", PART, TEN_GIGABYTES, false);
            assertThat(outcome.status()).isIn(0, 413);
            assertThat(outcome.sent()).as("until the connection was closed").isLessThan(16L << 20);
        }
    }

    @Test
    @Timeout(120)
    void tenGigabytesInChunksAreCutOffAtTheLimit() throws IOException {
        long memory = used();
        for (String path : new String[] {"/sign-in", "/api/photos"}) {
            Outcome outcome = send(headers(path) + "Transfer-Encoding: chunked\r\n\r\n", PART, TEN_GIGABYTES, true);
            assertThat(outcome.status() / 100).isNotEqualTo(2);
            assertThat(outcome.sent()).as("bytes until it had enough").isBetween(1L << 20, 80L << 20);
        }
        assertThat(used() - memory).as("bytes of memory more").isLessThan(150L << 20);
        assertThat(onDisk()).as("bytes left on the disk").isLessThan(1L << 20);
    }

    @Test
    @Timeout(60)
    void aBodyWithoutPartsHasASmallerLimit() {
        String json = "POST /api/sign-in HTTP/1.1\r\nHost: city\r\nContent-Type: application/json\r\n";
        Outcome told =
                send(json + "Content-Length: " + TEN_GIGABYTES + "\r\n\r\n", "{\"phone\":\"", TEN_GIGABYTES, false);
        assertThat(told.status()).isIn(0, 413);
        assertThat(told.sent()).isLessThan(16L << 20);
        Outcome chunked = send(json + "Transfer-Encoding: chunked\r\n\r\n", "{\"phone\":\"", TEN_GIGABYTES, true);
        assertThat(chunked.status() / 100).isNotEqualTo(2);
        assertThat(chunked.sent()).isLessThan(16L << 20);
    }

    /** Ten kilobytes that unpack to ten megabytes: bodies are never unpacked. */
    @Test
    @Timeout(30)
    void aPackedBodyIsRefused() {
        Outcome outcome = send(
                "POST /api/sign-in HTTP/1.1\r\nHost: city\r\nContent-Type: application/json\r\n"
                        + "Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n",
                "",
                100,
                false);
        assertThat(outcome.status()).isEqualTo(415);
        assertThat(outcome.answer()).contains("application/problem+json");
    }

    /** A byte now and then keeps no place for long; nor does silence. */
    @Test
    @Timeout(60)
    void whoeverDripsOrStallsIsCutOff() {
        for (int pauseMillis : new int[] {200, 20_000}) {
            Outcome outcome = drip(pauseMillis);
            assertThat(outcome.took()).as("a byte each %d ms", pauseMillis).isLessThan(Duration.ofSeconds(15));
            assertThat(outcome.status() / 100).isNotEqualTo(2);
        }
    }

    @Test
    @Timeout(60)
    void thousandsOfPartsAndHugeHeadersAndPartsInPartsAreRefused() {
        String start = headers("/api/photos") + "Transfer-Encoding: chunked\r\n\r\n";
        String small = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        assertThat(whole(start, small.repeat(5_000) + "--x--\r\n")).isNotEqualTo(2);
        String header = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nX-Long: "
                + "y".repeat(1 << 20) + "\r\n\r\n1\r\n--x--\r\n";
        assertThat(whole(start, header)).isNotEqualTo(2);
        String nested = "--x\r\nContent-Disposition: form-data; name=\"photo\"\r\n"
                + "Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Disposition: file; filename=\"z.jpg\"\r\n\r\n1\r\n--y--\r\n--x--\r\n";
        assertThat(whole(start, nested)).isNotEqualTo(2);
        assertThat(whole(
                        headers("/api/photos").replace("boundary=x", "boundary=" + "x".repeat(5_000))
                                + "Transfer-Encoding: chunked\r\n\r\n",
                        "--x--\r\n"))
                .isNotEqualTo(2);
    }

    /** Each byte of the flood is cheap to refuse: many at once leave memory and disk as they were. */
    @Test
    @Tag("deep")
    @Timeout(240)
    void manyFloodsAtOnceCostNothing() throws Exception {
        long memory = used();
        Thread[] floods = new Thread[30];
        for (int i = 0; i < floods.length; i++) {
            floods[i] = Thread.ofVirtual()
                    .start(() -> send(
                            headers("/api/photos") + "Transfer-Encoding: chunked\r\n\r\n", PART, TEN_GIGABYTES, true));
        }
        for (Thread flood : floods) {
            flood.join();
        }
        assertThat(used() - memory).isLessThan(250L << 20);
        assertThat(onDisk()).isLessThan(1L << 20);
    }

    /** With a resident's token: what is refused for want of one proves nothing. */
    private String headers(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: city\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\n";
    }

    @BeforeEach
    void signedIn() throws Exception {
        String phone = Applicants.newPhone();
        String challenge = asked("/api/sign-in/codes", "{\"phone\":\"%s\"}".formatted(phone), "challenge");
        token = asked(
                "/api/sign-in",
                "{\"challenge\":\"%s\",\"phone\":\"%s\",\"code\":\"%s\"}"
                        .formatted(challenge, phone, applicants.codeSentTo(phone)),
                "token");
    }

    private String asked(String path, String body, String wanted) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(answer).get(wanted).asString();
        }
    }

    /** What is sent as it should be arrives: the guard is in nobody's way. */
    @Test
    void anHonestUploadArrives() throws IOException {
        var picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(400, 600, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        String body = PART + picture.toString(StandardCharsets.ISO_8859_1) + "\r\n--x--\r\n";
        assertThat(whole(headers("/api/photos") + "Transfer-Encoding: chunked\r\n\r\n", body))
                .isEqualTo(2);
    }

    /** The kind of the answer: 4 for 4xx. */
    private int whole(String head, String body) {
        return send(head, body, 0, true).status() / 100;
    }

    private Outcome send(String head, String start, long total, boolean chunked) {
        long begun = System.nanoTime();
        long sent = 0;
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(head));
            try {
                byte[] first = bytes(start);
                write(out, first, chunked);
                byte[] some = new byte[64 * 1024];
                for (sent = first.length;
                        sent < total && socket.getInputStream().available() == 0;
                        sent += some.length) {
                    write(out, some, chunked);
                }
                if (chunked && total == 0) {
                    out.write(bytes("0\r\n\r\n"));
                }
                out.flush();
            } catch (SocketException closed) {
                // It has had enough.
            }
            return new Outcome(sent, answer(socket), since(begun));
        } catch (IOException e) {
            return new Outcome(sent, "", since(begun));
        }
    }

    private Outcome drip(int pauseMillis) {
        long begun = System.nanoTime();
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(headers("/api/photos") + "Content-Length: 100000\r\n\r\n" + PART));
            out.flush();
            for (int i = 0; i < 200 && socket.getInputStream().available() == 0; i++) {
                Thread.sleep(Math.min(pauseMillis, 4_000));
                if (pauseMillis < 1_000) {
                    out.write('.');
                    out.flush();
                } else {
                    break;
                }
            }
            return new Outcome(0, answer(socket), since(begun));
        } catch (IOException closed) {
            return new Outcome(0, "", since(begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(OutputStream out, byte[] content, boolean chunked) throws IOException {
        if (chunked) {
            out.write(bytes(Integer.toHexString(content.length) + "\r\n"));
        }
        out.write(content);
        if (chunked) {
            out.write(bytes("\r\n"));
        }
    }

    private static String answer(Socket socket) {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0 && answer.length() < 2_000; next = in.read()) {
                answer.append((char) next);
            }
        } catch (IOException closed) {
            // What came so far is the answer.
        }
        return answer.toString();
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(UPLOADS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().toLowerCase(Locale.ROOT).contains("upload"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
