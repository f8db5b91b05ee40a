package org.cityplus.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.errors.ErrorWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Lets the security chain answer refusals as controllers do; an expired CSRF token says the page was open too long. */
@Component
public class AccessRefused implements AccessDeniedHandler, AuthenticationEntryPoint {
    private static final String NO_DOOR = AccessRefused.class.getName() + ".no-door";

    private final ErrorWriter errors;

    AccessRefused(ErrorWriter errors) {
        this.errors = errors;
    }

    /** No door opens this address to anybody: it is answered as one that is not there, whoever asks. */
    public static void isNoDoor(HttpServletRequest request) {
        request.setAttribute(NO_DOOR, true);
    }

    public static boolean foundNoDoor(HttpServletRequest request) {
        return request.getAttribute(NO_DOOR) != null;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        errors.write(foundNoDoor(request) ? Refusal.notFound() : e, request, response);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        errors.write(foundNoDoor(request) ? Refusal.notFound() : e, request, response);
    }
}
