package org.cityplus.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.Locale;
import org.cityplus.cases.ServicesVerification;
import org.slf4j.LoggerFactory;

/** {@code ./cityplus verify services}: ends with 0 when the definitions can be used, with 1 when not. */
public final class VerifyServices {
    private VerifyServices() {}

    /** @param arguments {@code --city DIR}, {@code --language zh|en} */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path city = Path.of("cities/chongqing");
        Locale language = Locale.getDefault();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--city" -> city = Path.of(arguments[i + 1]);
                case "--language" -> language = Locale.forLanguageTag(arguments[i + 1]);
                default -> {}
            }
        }
        boolean chinese = Locale.CHINESE.getLanguage().equals(language.getLanguage());
        ServicesVerification.Outcome outcome =
                ServicesVerification.verify(city, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        outcome.lines().forEach(System.out::println);
        System.exit(outcome.good() ? 0 : 1);
    }
}
