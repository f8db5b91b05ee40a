package org.cityplus.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** TLS on a real port. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cityplus.tls-certificate=target/tls-test/cert.pem",
            "cityplus.tls-key=target/tls-test/key.pem",
            "spring.ssl.bundle.watch.file.quiet-period=100ms"
        })
class EncryptionTest {
    private static final Path FOLDER = Path.of("target/tls-test");

    static {
        Certificates.make(FOLDER);
    }

    @LocalServerPort
    int port;

    @Test
    void pagesComeEncryptedAndCookiesStayThere() throws Exception {
        HttpResponse<String> page = get(anybody());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
        assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws Exception {
        byte[] before = certificate(get(anybody()));
        Certificates.make(FOLDER);
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (java.util.Arrays.equals(before, certificate(get(anybody())))) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(giveUp);
            Thread.sleep(100);
        }
    }

    @Test
    void halfATlsIsNone() {
        refused(Map.of("cityplus.tls-certificate", "target/tls-test/cert.pem"), "cityplus.tls-key is missing");
        refused(
                Map.of(
                        "cityplus.tls-certificate",
                        "target/tls-test/cert.pem",
                        "cityplus.tls-key",
                        "target/nowhere.pem"),
                "cannot be read");
    }

    private static void refused(Map<String, Object> settings, String because) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> new Encryption().postProcessEnvironment(environment, new SpringApplication()))
                .withMessageContaining(because);
    }

    private static byte[] certificate(HttpResponse<String> page) throws Exception {
        return page.sslSession().orElseThrow().getPeerCertificates()[0].getEncoded();
    }

    /** A new client each time: an open connection keeps the certificate it began with. */
    private HttpResponse<String> get(SSLContext trust) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/sign-in"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext anybody() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }
}
