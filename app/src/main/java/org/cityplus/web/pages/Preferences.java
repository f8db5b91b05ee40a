package org.cityplus.web.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** What a reader has chosen, kept in cookies so that it needs neither an account nor a session. */
record Preferences(Locale locale, String theme, boolean care) {
    static final String LANG = "lang";
    static final String THEME = "theme";
    static final String MODE = "mode";

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    static Preferences of(HttpServletRequest request) {
        String theme = cookie(request, THEME);
        return new Preferences(
                localeOf(request),
                Set.of("light", "dark").contains(theme) ? theme : "",
                cookie(request, MODE).equals("care"));
    }

    private static Locale localeOf(HttpServletRequest request) {
        return switch (cookie(request, LANG)) {
            case "en" -> Locale.ENGLISH;
            case "zh", "zh-CN" -> Locale.SIMPLIFIED_CHINESE;
            default -> accepted(request.getHeader("Accept-Language"));
        };
    }

    private static Locale accepted(@Nullable String header) {
        if (header == null) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                for (Locale language : LANGUAGES) {
                    if (range.getWeight() > 0
                            && range.getRange().split("-", 2)[0].equals(language.getLanguage())) {
                        return language;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // A header nobody can read is as good as none.
            return Locale.SIMPLIFIED_CHINESE;
        }
        return Locale.SIMPLIFIED_CHINESE;
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? "" : cookie.getValue();
    }
}
