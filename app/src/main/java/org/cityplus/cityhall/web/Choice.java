package org.cityplus.cityhall.web;

import java.util.List;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** One of the values a field may have. */
public record Choice(String value, Message label) {
    static Choice of(String value, LocalizedText name) {
        return new Choice(value, Message.of("cityhall.plain", name));
    }

    static Choice none(String key) {
        return new Choice("", Message.of(key));
    }

    /** The choices, with {@code value} among them even when it is none of them any more. */
    public static List<Choice> including(String value, List<Choice> choices) {
        if (value.isEmpty() || choices.stream().anyMatch(choice -> choice.value.equals(value))) {
            return choices;
        }
        List<Choice> all = new java.util.ArrayList<>(choices);
        all.add(new Choice(value, Message.of("cityhall.plain", value)));
        return all;
    }
}
