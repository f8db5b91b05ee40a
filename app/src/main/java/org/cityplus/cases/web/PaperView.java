package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.List;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A receipt or letter as it is read and printed. Public for templates only.
 *
 * @param issuer the agency that spoke
 * @param source the law it rests on; null where a line names it
 */
public record PaperView(
        Paper paper,
        CaseRow row,
        ServiceDefinition service,
        LocalizedText issuer,
        LocalDate on,
        List<Line> lines,
        @Nullable LocalizedText source) {
    public Message dated() {
        return dated(on);
    }

    /** On paper a day has its year. */
    static Message dated(LocalDate day) {
        return Message.of("cases.paper.date", String.valueOf(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    /** @param value a message, a text, a day or plain words */
    public record Line(Message label, Object value) {
        public Message text() {
            return value instanceof Message message ? message : Message.of("cases.answer", value);
        }
    }
}
