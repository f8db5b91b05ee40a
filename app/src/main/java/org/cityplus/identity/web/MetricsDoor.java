package org.cityplus.identity.web;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Metrics are for whoever holds the token; without one set, for this machine only. */
@Component
class MetricsDoor implements AuthorizationManager<RequestAuthorizationContext> {
    private final String token;

    MetricsDoor(@Value("${cityplus.metrics-token:}") String token) {
        this.token = token;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        if (!token.isEmpty()) {
            String header = request.getHeader(HttpHeaders.AUTHORIZATION);
            return new AuthorizationDecision(
                    header != null && MessageDigest.isEqual(bytes("Bearer " + token), bytes(header)));
        }
        // A balancer on this machine speaks from loopback too, but says for whom.
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        return new AuthorizationDecision(
                !forwarded && InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
