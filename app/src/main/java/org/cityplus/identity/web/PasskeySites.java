package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.cityplus.identity.PasskeySite;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address passkeys are bound to. It is set, never taken from a request, whose Host anybody can write; only a
 * sandbox on this very machine takes what the browser says.
 */
@Component
class PasskeySites {
    private final String publicUrl;
    private final boolean sandbox;

    PasskeySites(
            @Value("${cityplus.public-url:}") String publicUrl, @Value("${cityplus.sandbox:false}") boolean sandbox) {
        this.publicUrl = publicUrl.strip().replaceFirst("(?<!/)/+$", "");
        this.sandbox = sandbox;
        if (!this.publicUrl.isEmpty() && !this.publicUrl.matches("https?://[^/?#\\s]+")) {
            throw new IllegalStateException("cityplus.public-url must be like https://app.example.cn, without a path");
        }
    }

    Optional<PasskeySite> find(HttpServletRequest request) {
        if (!publicUrl.isEmpty()) {
            return Optional.of(new PasskeySite(URI.create(publicUrl)));
        }
        return sandbox && request.getServerName().equals("localhost")
                ? Optional.of(new PasskeySite(URI.create("http://localhost:" + request.getServerPort())))
                : Optional.empty();
    }

    PasskeySite get(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.passkey.not-set-up")));
    }
}
