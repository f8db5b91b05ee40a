package org.cityplus.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.cityplus.web.LocalPath;
import org.jspecify.annotations.Nullable;

/** Where to come back to after a request. */
final class ComeBack {
    private ComeBack() {}

    /** Where to come back to after this request: the page itself, or for a form the page it was on. */
    static String of(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) {
            Object original = request.getAttribute("jakarta.servlet.error.request_uri");
            String path = original == null ? request.getRequestURI() : original.toString();
            String query = request.getQueryString();
            return LocalPath.orHome(query == null ? path : path + "?" + query);
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
            return LocalPath.orHome(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
