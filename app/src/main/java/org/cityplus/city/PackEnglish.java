package org.cityplus.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.cityplus.kernel.Message;

/** What is wrong with a pack, said where nothing else speaks yet: before the city has started there is a console only. */
final class PackEnglish {
    private static final Properties TEXTS = load();

    private PackEnglish() {}

    static String say(Message message) {
        Object[] args = message.args().stream()
                .map(arg -> arg instanceof Message inner ? say(inner) : arg)
                .toArray();
        return new MessageFormat(TEXTS.getProperty(message.key()), Locale.ENGLISH).format(args);
    }

    private static Properties load() {
        Properties texts = new Properties();
        try (InputStream file =
                Objects.requireNonNull(PackEnglish.class.getResourceAsStream("/texts/city_en.properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
