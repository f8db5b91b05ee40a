package org.cityplus.kernel;

import java.util.List;

/**
 * Something to be said to a person, not yet in a language: a key of the module's text bundle and its arguments.
 * Arguments may be {@link LocalizedText}, {@link Money}, dates, times, numbers and strings; they are rendered in the reader's language.
 */
public record Message(String key, List<Object> args) {
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }
}
