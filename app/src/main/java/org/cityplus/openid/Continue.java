package org.cityplus.openid;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way back from signing in to a program's request: over a page of ours, because browsers follow no redirect to
 * another host that began with the sign-in form ({@code form-action} in the content security policy).
 */
public final class Continue {
    public static final String PAGE = "/connect/continue";

    private Continue() {}

    static String throughSignIn(@Nullable String query) {
        String next = PAGE + (query == null ? "" : "?" + query);
        return "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
