package org.cityplus.openid;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A program that lets people sign in with CityPlus (OpenID Connect Core 1.0, section 1.2).
 *
 * @param clientId its public name in the protocol
 * @param homepage where people can read who is behind it
 * @param redirectUris the only addresses answers are sent to, compared as they stand (RFC 9700, section 4.1)
 * @param isConfidential it keeps a secret; otherwise it proves itself by PKCE alone
 * @param disabledAt from when on it is let in no more
 */
public record RelyingParty(
        UUID id,
        String clientId,
        LocalizedText name,
        URI homepage,
        List<String> redirectUris,
        List<String> scopes,
        boolean isConfidential,
        Instant registeredAt,
        @Nullable Instant disabledAt) {

    /** The host all redirect addresses share: people are known under one subject per host (Core, section 8.1). */
    public String sector() {
        return URI.create(redirectUris.getFirst()).getHost();
    }

    /** Where its answers go. */
    public Site site() {
        return Site.of(URI.create(redirectUris.getFirst()));
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }
}
