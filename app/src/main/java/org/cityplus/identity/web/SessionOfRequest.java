package org.cityplus.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cityplus.identity.web.ThriftySessions.Thrifty;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The session that this thread's request has read. Spring Session reads it a second time when the answer is done, after Spring's own
 * memory of the request has ended; so this one begins before Spring Session does.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class SessionOfRequest extends OncePerRequestFilter {
    private static final ThreadLocal<@Nullable Read> OF_THREAD = new ThreadLocal<>();

    /** @param id as the request has it; the session may get another */
    private static final class Read {
        private @Nullable String id;
        private @Nullable Thrifty session;
    }

    static @Nullable Thrifty find(String id) {
        Read read = OF_THREAD.get();
        return read != null && id.equals(read.id) ? read.session : null;
    }

    /** Outside a request nothing is remembered. */
    static void remember(String id, Thrifty session) {
        Read read = OF_THREAD.get();
        if (read != null) {
            read.id = id;
            read.session = session;
        }
    }

    static void forget() {
        Read read = OF_THREAD.get();
        if (read != null) {
            read.id = null;
            read.session = null;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OF_THREAD.set(new Read());
        try {
            chain.doFilter(request, response);
        } finally {
            OF_THREAD.remove();
        }
    }
}
