package org.cityplus.web.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.cityplus.kernel.Message;
import org.cityplus.web.Speech;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Texts of all modules: {@code texts/<module>.properties} in zh-CN and {@code texts/<module>_en.properties}. */
@Component
public class Texts implements Speech {
    private static final Logger log = LoggerFactory.getLogger(Texts.class);

    private final Map<String, Text> zh = new HashMap<>();
    private final Map<String, Text> en = new HashMap<>();
    private final Wording wording;

    /** Most texts have no place for anything, and are what they are. */
    private sealed interface Text {
        record Fixed(String words) implements Text {}

        record Open(MessageFormat format) implements Text {}

        static Text of(MessageFormat format) {
            return format.getFormats().length == 0 ? new Fixed(format.format(new Object[0])) : new Open(format);
        }
    }

    Texts(Wording wording) {
        this.wording = wording;
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:texts/*.properties")) {
                String name = String.valueOf(file.getFilename());
                boolean english = name.endsWith("_en.properties");
                load(file, english ? en : zh, english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of {@code key} in {@code locale}'s language; the key itself where there is no such text. */
    public String text(Locale locale, String key, List<?> args) {
        return switch ((Wording.isEnglish(locale) ? en : zh).get(key)) {
            case null -> {
                log.warn("no text for key {}", key);
                yield key;
            }
            case Text.Fixed fixed -> fixed.words;
            // A MessageFormat keeps state while formatting, so each use takes its own copy.
            case Text.Open open ->
                ((MessageFormat) open.format.clone())
                        .format(args.stream().map(arg -> render(locale, arg)).toArray());
        };
    }

    /** Whether there is a text of {@code key}; what is in one language is in the other. */
    public boolean has(String key) {
        return zh.containsKey(key);
    }

    /** The message in {@code locale}'s language. */
    public String text(Locale locale, Message message) {
        return text(locale, message.key(), message.args());
    }

    @Override
    public String say(Locale locale, Message message) {
        return text(locale, message);
    }

    private Object render(Locale locale, Object arg) {
        return arg instanceof Message message ? text(locale, message) : wording.render(locale, arg);
    }

    private static void load(Resource file, Map<String, Text> into, Locale locale) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, text) -> into.put((String) key, Text.of(new MessageFormat((String) text, locale))));
    }
}
