package org.cityplus.cases.definition;

import java.util.Locale;
import org.cityplus.kernel.LocalizedText;

/**
 * Something in a definition that its author should know.
 *
 * @param file the file, relative to the folder of all services
 * @param line counted from 1; a mistake that stands nowhere (a file that is not there) has 1
 * @param path where in the file, such as {@code sections[0].fields[2].type}
 * @param rule what must hold
 * @param remedy what to do about it
 */
public record Problem(
        Severity severity, String file, int line, int column, String path, LocalizedText rule, LocalizedText remedy) {

    public enum Severity {
        /** The definition is not taken. */
        ERROR,
        /** It works; somebody should look. */
        WARNING
    }

    /** {@code passport-first/2026-11/service.yaml:14:9 sections[0].fields[2].type: … } in one language. */
    public String in(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String place = file + ":" + line + ":" + column + (path.isEmpty() ? "" : " " + path);
        return english
                ? place + ": " + rule.en() + ". " + remedy.en() + "."
                : place + "：" + rule.zh() + "。" + remedy.zh() + "。";
    }

    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
