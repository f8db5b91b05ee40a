package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cityplus.web.AccessRefused;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends whoever is not signed in to the right sign-in page, and back afterwards. */
@Component
class PageRefusals implements AuthenticationEntryPoint {
    private final AccessRefused refusals;

    PageRefusals(AccessRefused refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (AccessRefused.foundNoDoor(request)) {
            refusals.commence(request, response, e);
            return;
        }
        String path = request.getRequestURI();
        String door = path.startsWith("/desk") ? "/desk/sign-in" : "/sign-in";
        String query = request.getQueryString();
        boolean comesBack = request.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
        String next = comesBack ? path + (query == null ? "" : "?" + query) : "/";
        String target = door + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            // htmx would swap the sign-in page into a fragment's place; this header makes it go there instead.
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(target);
        }
    }
}
