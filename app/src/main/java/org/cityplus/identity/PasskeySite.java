package org.cityplus.identity;

import java.net.URI;

/** The site a passkey is bound to: its origin as the browser sees it, such as {@code https://app.example.cn}. */
public record PasskeySite(URI origin) {
    String rpId() {
        return origin.getHost();
    }
}
