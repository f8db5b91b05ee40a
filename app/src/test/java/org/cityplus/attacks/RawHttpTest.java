package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests no client would write, over a socket: none is taken for two, and none gets more than a refusal. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RawHttpTest extends DemoCityTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final String HIDDEN = "GET /manifest.webmanifest HTTP/1.1\r\nHost: x\r\n\r\n";

    @LocalServerPort
    int port;

    /** All that comes back until the server ends it or is silent for a second. */
    private String said(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            StringBuilder answer = new StringBuilder();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                byte[] buffer = new byte[65_536];
                for (int n = socket.getInputStream().read(buffer);
                        n > 0;
                        n = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException | SocketException ended) {
                // What was said until then counts.
            }
            return answer.toString();
        }
    }

    private static long answers(String said) {
        return STATUS.matcher(said).results().count();
    }

    private static int status(String said) {
        var status = STATUS.matcher(said);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    @Test
    void anOrdinaryRequestIsAnsweredAndTwoAreTwo() throws IOException {
        assertThat(status(said("GET /offline HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")))
                .isEqualTo(200);
        assertThat(answers(said("GET /offline HTTP/1.1\r\nHost: x\r\n\r\n" + HIDDEN)))
                .isEqualTo(2);
    }

    /** A redirect of ours names a path: whatever a request's Host says, nobody is sent there by what a cache kept. */
    @Test
    void noRedirectLeadsToTheHostThatWasNamed() throws IOException {
        String said = said("GET /me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(status(said)).isEqualTo(302);
        assertThat(said).contains("Location: /sign-in?next=%2Fme").doesNotContain("evil.example");
    }

    /** CL.TE, TE.CL, TE.TE and two lengths (RFC 9112, section 6.3): refused, and what is hidden behind is not a request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 0\r\nContent-Length: 52\r\n",
                "Content-Length: 0, 52\r\n",
                "Content-Length: +0\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Content-Length : 0\r\n"
            })
    void noRequestHidesBehindAnother(String lengths) throws IOException {
        String said = said("POST /preferences HTTP/1.1\r\nHost: x\r\n" + lengths + "\r\n0\r\n\r\n" + HIDDEN);
        assertThat(said).as(lengths).doesNotContain("\"start_url\"");
        // One that is chunked and has a length too may be answered as chunked, if the connection ends with it.
        assertThat(answers(said)).as(lengths).isLessThanOrEqualTo(1);
        assertThat(status(said)).as(lengths).isNotEqualTo(500);
    }

    /** A folded line (RFC 9112, section 5.2) is one more word of the line before, never a header of its own. */
    @Test
    void aFoldedLineIsNoHeader() throws IOException {
        String said =
                said("POST /preferences HTTP/1.1\r\nHost: x\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + HIDDEN);
        assertThat(said).doesNotContain("\"start_url\"");
        assertThat(STATUS.matcher(said).results().map(status -> status.group(1)).skip(1))
                .as("what follows is no request")
                .isSubsetOf("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX\0Y: z\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header: z\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n: z\r\n\r\n",
                "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /desk;/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET //desk HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /assets/..%5c..%5capplication.yaml HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT evil:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"
            })
    void whatIsNoRequestIsRefused(String request) throws IOException {
        String said = said(request);
        assertThat(status(said))
                .as(request)
                .satisfiesAnyOf(
                        status -> assertThat(status).isBetween(300, 499),
                        status -> assertThat(status).isIn(0, 501, 505));
        assertThat(said).doesNotContain("root:", "Apache Tomcat", "at org.", "java.lang");
    }

    @Test
    void anEndlessHeadIsCutOff() throws IOException {
        String said = said("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(100_000) + "\r\n\r\n");
        assertThat(status(said)).isIn(0, 400, 431);
        StringBuilder many = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < 1000; i++) {
            many.append("X-").append(i).append(": y\r\n");
        }
        assertThat(status(said(many + "\r\n"))).isIn(0, 400, 431);
    }
}
