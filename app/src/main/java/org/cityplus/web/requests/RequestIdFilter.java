package org.cityplus.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request its ids and writes one line when it is done: the route's pattern, never the address itself, which
 * may name a person's case.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger("org.cityplus.web.access");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String id = RequestId.take(request);
        TraceParent trace = TraceParent.take(request.getHeader(TraceParent.HEADER));
        response.setHeader(RequestId.HEADER, id);
        response.setHeader(TraceParent.HEADER, trace.toString());
        try (var a = MDC.putCloseable("requestId", id);
                var b = MDC.putCloseable("traceId", trace.traceId());
                var c = MDC.putCloseable("spanId", trace.spanId())) {
            int status = 500;
            try {
                chain.doFilter(request, response);
                status = response.getStatus();
            } finally {
                log(request, status, start);
            }
        }
    }

    private static void log(HttpServletRequest request, int status, long start) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (log.isInfoEnabled() && !"/assets/{name}".equals(route)) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            log.info("{} {} {} {} ms", request.getMethod(), route == null ? "-" : route, status, millis);
        }
    }
}
