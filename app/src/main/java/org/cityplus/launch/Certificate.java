package org.cityplus.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** The certificate file the city serves TLS with, as it is on the disk now. */
final class Certificate {
    private Certificate() {}

    /** When the first certificate in {@code file} ends; empty when it does not read. */
    static Optional<Instant> endOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in)
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (IOException | CertificateException e) {
            return Optional.empty();
        }
    }
}
