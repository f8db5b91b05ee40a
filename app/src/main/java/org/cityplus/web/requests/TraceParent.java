package org.cityplus.web.requests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A trace this request is part of (W3C Trace Context, version 00): the caller's, or a new one. */
record TraceParent(String traceId, String spanId, String flags) {
    static final String HEADER = "traceparent";

    private static final Pattern SHAPE =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    static TraceParent take(@Nullable String header) {
        if (header != null) {
            Matcher matcher = SHAPE.matcher(header);
            if (matcher.matches()) {
                return new TraceParent(matcher.group(1), RequestId.randomHex(8), matcher.group(3));
            }
        }
        return new TraceParent(RequestId.randomHex(16), RequestId.randomHex(8), "00");
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
