package org.cityplus.kernel;

import java.util.Locale;

/** A text a person reads, in both languages of the city. Neither may be blank. */
public record LocalizedText(String zh, String en) {
    public LocalizedText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("text needs both zh-CN and en: [" + zh + "] [" + en + "]");
        }
    }

    /** The text in {@code locale}'s language; Chinese unless the language is English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
