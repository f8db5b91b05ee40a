package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.web.util.UrlPathHelper;

/**
 * Pages carry their session in a cookie, programs in {@code Authorization: Bearer}. Because the API never looks at a
 * cookie, no other site can make a browser call it.
 */
class DoorSessions implements HttpSessionIdResolver {
    private static final String BEARER = "Bearer ";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final HttpSessionIdResolver cookie;

    DoorSessions(CookieHttpSessionIdResolver cookie) {
        this.cookie = cookie;
    }

    /** By the path as the doors read it: {@code /%61pi/} is the API, however it is spelt. */
    static boolean isApi(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request).startsWith("/api/");
    }

    /** Whatever has another shape was never given out; a byte 0 in it would be an error to the database. */
    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return offered(request).stream().filter(id -> ID.matcher(id).matches()).toList();
    }

    private List<String> offered(HttpServletRequest request) {
        if (!isApi(request)) {
            return cookie.resolveSessionIds(request);
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? List.of(header.substring(BEARER.length()).strip()) : List.of();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        if (!isApi(request)) {
            cookie.setSessionId(request, response, sessionId);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        if (!isApi(request)) {
            cookie.expireSession(request, response);
        }
    }
}
