package org.cityplus.testing;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Forms as a browser sends them. */
public final class Forms {
    private static final String TOKEN = "token-of-a-test";

    private Forms() {}

    /**
     * The token of the page, in its cookie and in its field. Spring's own {@code csrf()} is no use where sessions are
     * tested: it puts a repository in place that makes one, for all later tests of the same context.
     */
    public static RequestPostProcessor csrf() {
        return request -> {
            Cookie[] before = request.getCookies();
            Stream<Cookie> others = before == null ? Stream.of() : Stream.of(before);
            request.setCookies(
                    Stream.concat(others, Stream.of(new Cookie("csrf", TOKEN))).toArray(Cookie[]::new));
            request.setParameter("_csrf", masked());
            return request;
        };
    }

    /** The token XORed with as many zeros, as XorCsrfTokenRequestAttributeHandler expects it. */
    private static String masked() {
        byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[2 * token.length];
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
