package org.cityplus.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Serves TLS when a certificate is named. Both files are read again when they change, so renewing needs no restart. */
final class Encryption implements EnvironmentPostProcessor {
    private static final String CERTIFICATE = "cityplus.tls-certificate";
    private static final String KEY = "cityplus.tls-key";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        String certificate = settings.getProperty(CERTIFICATE, "");
        String key = settings.getProperty(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "cityplus-tls",
                        Map.of(
                                "spring.ssl.bundle.pem.city.keystore.certificate",
                                file(CERTIFICATE, certificate),
                                "spring.ssl.bundle.pem.city.keystore.private-key",
                                file(KEY, key),
                                "spring.ssl.bundle.pem.city.reload-on-update",
                                true,
                                "server.ssl.bundle",
                                "city")));
    }

    private static String file(String setting, String named) {
        if (named.isBlank()) {
            throw new StartProblem("TLS needs both " + CERTIFICATE + " and " + KEY + "; " + setting + " is missing.");
        }
        Path file = Path.of(named).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new StartProblem("The file of " + setting + " cannot be read: " + file);
        }
        return file.toUri().toString();
    }
}
