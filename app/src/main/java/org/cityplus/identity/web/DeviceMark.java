package org.cityplus.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cityplus.identity.SignInCaller;
import org.cityplus.vault.Vault;
import org.cityplus.web.Floods;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** A random mark a device keeps from its first sign-in on, signed by us so that nobody makes up many. */
@Component
class DeviceMark {
    private static final String COOKIE = "device";
    private static final Duration LIFE = Duration.ofDays(400); // the longest a browser keeps a cookie (RFC 6265bis)

    private static final Pattern OTHER_BROWSERS =
            Pattern.compile("MicroMessenger|Edg|OPR|Firefox|FxiOS|CriOS|Chrome|Safari");
    private static final Pattern SYSTEMS = Pattern.compile("HarmonyOS|Android|iPhone|iPad|Windows|Mac OS X|Linux");

    private final Vault vault;

    DeviceMark(Vault vault) {
        this.vault = vault;
    }

    /** The caller for limits; a browser without a mark gets one with this answer. */
    SignInCaller caller(HttpServletRequest request, HttpServletResponse response) {
        return new SignInCaller(Floods.addressOf(request), of(request, response));
    }

    String of(HttpServletRequest request, HttpServletResponse response) {
        return find(request).orElseGet(() -> {
            String mark = UUID.randomUUID().toString();
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, mark + "." + signature(mark))
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .maxAge(LIFE)
                            .build()
                            .toString());
            return mark;
        });
    }

    private Optional<String> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>of() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> cookie.getValue().split("\\.", -1))
                .filter(parts ->
                        parts.length == 2 && MessageDigest.isEqual(bytes(signature(parts[0])), bytes(parts[1])))
                .map(parts -> parts[0])
                .findFirst();
    }

    private String signature(String mark) {
        return HexFormat.of().formatHex(vault.digest("identity.device-cookie", mark));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Browser and system, no versions: enough to recognise one's own, too little to follow anybody. */
    static String describe(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        String browser = OTHER_BROWSERS
                .matcher(agent)
                .results()
                .map(found -> browser(found.group()))
                .reduce((a, b) -> rank(a) <= rank(b) ? a : b)
                .orElse("");
        String system = SYSTEMS.matcher(agent)
                .results()
                .map(found -> found.group())
                .reduce((a, b) -> a.equals("Linux") ? b : a)
                .map(word -> word.equals("Mac OS X") ? "Mac" : word)
                .orElse("");
        return Stream.of(browser, system)
                .filter(word -> !word.isEmpty())
                .reduce((a, b) -> a + "·" + b)
                .orElse("");
    }

    private static String browser(String word) {
        return switch (word) {
            case "MicroMessenger" -> "WeChat";
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            case "FxiOS" -> "Firefox";
            case "CriOS" -> "Chrome";
            default -> word;
        };
    }

    /** All say they are Safari, most that they are Chrome: the rarer word is the browser's own. */
    private static int rank(String browser) {
        return switch (browser) {
            case "Safari" -> 2;
            case "Chrome" -> 1;
            default -> 0;
        };
    }
}
