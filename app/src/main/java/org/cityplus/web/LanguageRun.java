package org.cityplus.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text in one language, so that Chinese in an English sentence is read out as Chinese (WCAG 2.2, 3.1.2).
 *
 * @param lang null for the language around it
 */
public record LanguageRun(String text, @Nullable String lang) {
    /** From one Chinese sign to the last before the next Latin letter; numbers and spaces between belong to it. */
    private static final Pattern CHINESE = Pattern.compile(
            "[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uff5e]++(?:[\\d\\h]++[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uff5e]++)*+");

    /** @param english whether the words around are English */
    public static List<LanguageRun> of(String text, boolean english) {
        List<LanguageRun> runs = new ArrayList<>();
        int from = 0;
        Matcher chinese = CHINESE.matcher(text);
        while (english && chinese.find()) {
            if (chinese.start() > from) {
                runs.add(new LanguageRun(text.substring(from, chinese.start()), null));
            }
            runs.add(new LanguageRun(chinese.group(), "zh-CN"));
            from = chinese.end();
        }
        if (from < text.length()) {
            runs.add(new LanguageRun(text.substring(from), null));
        }
        return runs;
    }
}
