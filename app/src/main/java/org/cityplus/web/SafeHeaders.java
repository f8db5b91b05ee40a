package org.cityplus.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The headers of every answer, whichever chain of filters gives it. */
public final class SafeHeaders {
    private SafeHeaders() {}

    public static void set(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.VALUE))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(p -> p.policy(ContentSecurityPolicy.PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(p -> p.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .cacheControl(cache -> cache.disable());
    }

    /** The same for answers to programs: whatever does not say otherwise is kept by nobody on the way (RFC 9111, section 5.2.2.5). */
    public static void setUnkept(HeadersConfigurer<HttpSecurity> headers) {
        set(headers);
        headers.addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"));
    }
}
