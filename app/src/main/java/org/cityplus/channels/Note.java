package org.cityplus.channels;

import java.util.List;
import org.cityplus.kernel.Message;

/**
 * What a notification says, not yet in a language.
 *
 * @param title what it is, such as 「预审结果通知」
 * @param line one sentence that says it all, for the list of conversations
 * @param state the tag beside the title
 * @param rows two to four facts
 * @param linkText the words of its one link, verb first
 */
public record Note(Message title, Message line, State state, List<Row> rows, Message linkText) {
    public Note {
        rows = List.copyOf(rows);
    }

    /** How things stand, in a colour and a word. */
    public record State(Tone tone, Message text) {}

    /** One fact: what it is about, and the fact. */
    public record Row(Message label, Message value) {}

    /** Colours with a meaning: lamp is the reader's turn, jade the city's, leaf is done, chili is wrong or late. */
    public enum Tone {
        PLAIN("", "info"),
        JADE("jade", "clock"),
        LAMP("lamp", "lamp"),
        LEAF("leaf", "ok"),
        CHILI("chili", "warn");

        private final String cssClass;
        private final String icon;

        Tone(String cssClass, String icon) {
            this.cssClass = cssClass;
            this.icon = icon;
        }

        public String cssClass() {
            return cssClass;
        }

        public String icon() {
            return icon;
        }
    }
}
