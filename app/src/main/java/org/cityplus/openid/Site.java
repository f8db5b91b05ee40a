package org.cityplus.openid;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a program's answers go, as people are told it. A name and a home page are what whoever registers says of the program; the
 * host is what will know the person, and the only thing of it that cannot be made up (RFC 7591, section 5; OpenID Connect
 * Dynamic Client Registration 1.0, section 9.1).
 */
public record Site(String host) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final String WEB = "www.";

    static Site of(URI uri) {
        return new Site(uri.getHost().toLowerCase(Locale.ROOT));
    }

    /** A program on the person's own machine (RFC 8252, section 7.3): its host says nothing of who made it. */
    public boolean isThisDevice() {
        return LOOPBACK.contains(host);
    }

    /** Whether whoever has this host has {@code homepage} too: the same, or one a part of the other. */
    boolean isOf(Site homepage) {
        String domain = homepage.host.startsWith(WEB) ? homepage.host.substring(WEB.length()) : homepage.host;
        return host.equals(domain) || host.endsWith("." + domain) || homepage.host.endsWith("." + host);
    }
}
