package org.cityplus.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Paths within this site: what a redirect may go to. */
final class LocalPath {
    private LocalPath() {}

    /** {@code typed} when it is a path of this site; {@code /} otherwise. Browsers read {@code //} and a backslash as another host. */
    static String orHome(String typed) {
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

    /** Where to come back to after this request: the page itself, or for a form the page it was on. */
    static String of(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) {
            Object original = request.getAttribute("jakarta.servlet.error.request_uri");
            String path = original == null ? request.getRequestURI() : original.toString();
            String query = request.getQueryString();
            return orHome(query == null ? path : path + "?" + query);
        }
        return pathOf(request.getHeader("Referer"));
    }

    private static String pathOf(@Nullable String address) {
        if (address == null) {
            return "/";
        }
        try {
            URI uri = new URI(address);
            String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
            return orHome(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
