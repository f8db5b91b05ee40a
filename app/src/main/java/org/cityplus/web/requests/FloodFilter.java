package org.cityplus.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.cityplus.web.errors.ErrorWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A generous limit on all requests from one address; phones of one carrier may share an address. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FloodFilter extends OncePerRequestFilter {
    private final Floods floods;
    private final ErrorWriter errors;
    private final Floods.Limit limit;

    FloodFilter(
            Floods floods,
            ErrorWriter errors,
            @Value("${cityplus.web.requests-per-minute:3000}") int requestsPerMinute) {
        this.floods = floods;
        this.errors = errors;
        this.limit = Floods.Limit.perMinute(requestsPerMinute);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            floods.check("request", Floods.addressOf(request), limit);
        } catch (Refusal refusal) {
            errors.write(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
