package org.cityplus.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Behind a balancer at 127.0.0.2. Metrics, which are for this machine only, show whose address the city believes; other
 * addresses of the loopback range stand for clients that come past the balancer.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cityplus.trusted-proxies=127.0.0.2, ::1")
class TrustedProxiesTest {
    private static final String BALANCER = "127.0.0.2";

    /** Led to the sign-in, like everybody who has no business there. */
    private static final int DENIED = 302;

    @LocalServerPort
    int port;

    @Test
    void theBalancerIsBelieved() throws Exception {
        assertThat(metrics(BALANCER, "X-Forwarded-For", "203.0.113.9")).isEqualTo(DENIED);
        assertThat(metrics(BALANCER, "X-Forwarded-For", "127.0.0.1")).isEqualTo(200);
    }

    @Test
    void whatAClientWroteBeforeTheBalancerCountsForNothing() throws Exception {
        assertThat(metrics(BALANCER, "X-Forwarded-For", "127.0.0.1, 203.0.113.9"))
                .isEqualTo(DENIED);
        assertThat(metrics(BALANCER, "X-Forwarded-For", "127.0.0.1, 203.0.113.9, 127.0.0.2"))
                .as("our own balancers are passed over")
                .isEqualTo(DENIED);
    }

    @Test
    void whoeverComesPastTheBalancerIsNotBelieved() throws Exception {
        assertThat(get("127.0.0.3", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        assertThat(metrics("127.0.0.3", "X-Forwarded-For", "127.0.0.1"))
                .as("claims to be forwarded: not this machine's own")
                .isEqualTo(DENIED);
        assertThat(location("127.0.0.3", "X-Forwarded-Host", "evil.example")).doesNotContain("evil.example");
    }

    @Test
    void encryptionThatEndsAtTheBalancerCounts() throws Exception {
        HttpResponse<String> page = get(BALANCER, "X-Forwarded-Proto", "https");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void onlyAddressesAreTaken() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new TrustedProxies(List.of("balancer.internal")))
                .withMessageContaining("balancer.internal");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new TrustedProxies(List.of(".*")));
    }

    private int metrics(String from, String header, String value) throws Exception {
        return send(from, "/actuator/prometheus", header, value).statusCode();
    }

    private String location(String from, String header, String value) throws Exception {
        return send(from, "/me", header, value).headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> get(String from, String header, String value) throws Exception {
        return send(from, "/sign-in", header, value);
    }

    private HttpResponse<String> send(String from, String path, String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(from))
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header(header, value)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
