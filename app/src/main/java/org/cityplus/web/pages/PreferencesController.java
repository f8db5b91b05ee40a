package org.cityplus.web.pages;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.cityplus.web.LocalPath;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Language, theme and care mode. It needs no CSRF token, so that a page for nobody in particular needs no session: all
 * it can change is how pages look, and SameSite keeps other sites from even that.
 */
@Controller
class PreferencesController {
    private static final Map<String, Set<String>> CHOICES = Map.of(
            Preferences.LANG, Set.of("zh", "en"),
            Preferences.THEME, Set.of("light", "dark", "auto"),
            Preferences.MODE, Set.of("care", "normal"));

    @PostMapping("/preferences")
    ResponseEntity<Void> choose(
            @RequestParam Map<String, String> chosen, @RequestParam(defaultValue = "/") String next) {
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(LocalPath.orHome(next)));
        CHOICES.forEach((name, allowed) -> {
            String value = chosen.get(name);
            if (value != null && allowed.contains(value)) {
                answer.header(HttpHeaders.SET_COOKIE, cookie(name, value));
            }
        });
        return answer.build();
    }

    private static String cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(400))
                .sameSite("Lax")
                .httpOnly(true)
                .build()
                .toString();
    }
}
