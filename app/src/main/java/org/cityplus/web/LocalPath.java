package org.cityplus.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Paths within this site: the only ones a redirect may go to. */
public final class LocalPath {
    private LocalPath() {}

    /** {@code typed} when it is a path of this site; {@code /} otherwise. Browsers read {@code //} and a backslash as another host. */
    public static String orHome(String typed) {
        if (!typed.startsWith("/") || typed.startsWith("//") || typed.indexOf('\\') >= 0) {
            return "/";
        }
        try {
            URI uri = new URI(typed);
            return uri.getHost() == null && uri.getScheme() == null ? typed : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
