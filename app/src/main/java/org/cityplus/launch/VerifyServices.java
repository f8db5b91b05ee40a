package org.cityplus.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.Locale;
import org.cityplus.cases.ServicesVerification;
import org.slf4j.LoggerFactory;

/**
 * {@code ./cityplus verify services}: ends with 0 when the definitions can be used, with 1 when not, with 2 when it was asked
 * for something it does not know.
 */
public final class VerifyServices {
    private VerifyServices() {}

    /** @param arguments {@code --city DIR}, {@code --language zh|en} */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            Asked asked = read(arguments, Locale.getDefault());
            ServicesVerification.Outcome outcome = ServicesVerification.verify(asked.city, asked.language);
            outcome.lines().forEach(System.out::println);
            System.exit(outcome.good() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("Nothing was verified: " + e.getMessage());
            System.exit(2);
        }
    }

    record Asked(Path city, Locale language) {}

    /** @throws IllegalArgumentException naming what is not known: a mistyped option must not verify another city */
    static Asked read(String[] arguments, Locale shell) {
        Path city = Path.of("cities/chongqing");
        Locale language =
                shell.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (!option.equals("--city") && !option.equals("--language")) {
                throw new IllegalArgumentException("there is no option " + option);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            if (option.equals("--city")) {
                city = Path.of(arguments[i + 1]);
            } else {
                language = language(arguments[i + 1]);
            }
        }
        return new Asked(city, language);
    }

    private static Locale language(String word) {
        return switch (word) {
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new IllegalArgumentException("--language is zh or en, not " + word);
        };
    }
}
