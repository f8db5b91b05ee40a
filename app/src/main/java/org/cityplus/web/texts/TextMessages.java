package org.cityplus.web.texts;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** The same texts for what has no page, such as an SMS, through Spring's own interface. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
class TextMessages extends AbstractMessageSource {
    private final Texts texts;

    TextMessages(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        Locale reader = locale == null ? Locale.SIMPLIFIED_CHINESE : locale;
        if (code == null || !texts.has(reader, code)) {
            return null;
        }
        return texts.text(reader, code, args == null ? List.of() : List.of(args));
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null; // Answered above, with arguments in the reader's language.
    }
}
