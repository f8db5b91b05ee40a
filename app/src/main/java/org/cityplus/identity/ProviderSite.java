package org.cityplus.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a provider is and what is shared with it. The address is the operator's setting and nothing else: no part of it
 * comes from a request. It is https, so that nobody in between reads or changes what is asked; plain http only on this
 * very machine.
 */
record ProviderSite(URI address, byte[] secret) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** 256 bits, as long as what it keys (RFC 2104). */
    private static final int SHORTEST_SECRET = 32;

    /** @throws IllegalStateException saying which setting is wrong and what it should be */
    static ProviderSite of(String setting, String address, String secretFile) {
        return new ProviderSite(checked(setting + ".url", address), secret(setting + ".secret-file", secretFile));
    }

    static URI checked(String setting, String address) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(setting + " is no address: " + address, e);
        }
        boolean isHere = uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
        boolean isSafe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isHere;
        if (!isSafe
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || uri.getFragment() != null
                || uri.getQuery() != null) {
            throw new IllegalStateException(setting
                    + " must be https://host/path (http on this machine only), without user, query or fragment");
        }
        return uri;
    }

    static byte[] secret(String setting, String file) {
        try {
            byte[] secret = Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
            if (secret.length < SHORTEST_SECRET) {
                throw new IllegalStateException(
                        setting + " names a file with fewer than " + SHORTEST_SECRET + " characters; make it longer");
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalStateException(setting + " names a file that cannot be read: " + file, e);
        }
    }

    URI at(String path) {
        String base = address.toString().replaceFirst("(?<!/)/+$", "");
        return URI.create(base + path);
    }
}
