package org.cityplus.web;

/** Headers that tell the browser what pages of ours may do. Sent by the security chain on every answer. */
public final class ContentSecurityPolicy {
    /** No inline scripts or styles, nothing from other hosts, no frames. */
    public static final String VALUE = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "form-action 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    /** Value of {@code Referrer-Policy}. */
    public static final String REFERRER_POLICY = "same-origin";

    /** Value of {@code Permissions-Policy}: the camera for photographs, the place for offices nearby; nothing else. */
    public static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";

    /** Value of {@code Cross-Origin-Opener-Policy}. */
    public static final String OPENER_POLICY = "same-origin";

    private ContentSecurityPolicy() {}
}
