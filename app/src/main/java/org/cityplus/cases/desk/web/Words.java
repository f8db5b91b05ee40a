package org.cityplus.cases.desk.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Constants as forms, programs and addresses write them: {@code ASK_MORE} is {@code ask-more}. */
final class Words {
    private static final int MOST_ECHOED = 40;

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> of(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).toList();
    }

    static <E extends Enum<E>> Optional<E> find(Collection<E> among, String word) {
        return among.stream().filter(each -> of(each).equals(word)).findFirst();
    }

    /** @throws Refusal INVALID for {@code field}, with what was typed and all it may be */
    static <E extends Enum<E>> E get(String field, String word, Collection<E> among) {
        return find(among, word).orElseThrow(() -> {
            String typed = word.codePointCount(0, word.length()) > MOST_ECHOED
                    ? word.substring(0, word.offsetByCodePoints(0, MOST_ECHOED)) + "…"
                    : word;
            Message message = Message.of("desk.word.unknown", field, typed, String.join(", ", of(among)));
            return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
        });
    }
}
