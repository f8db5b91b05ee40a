package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.List;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.letter.Letter;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.web.Page;
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
    /** What it says in the language of {@code page}, the same on a page and in a file. */
    public Letter letter(Page page) {
        String kind = paper.kind().word();
        return new Letter(
                page.lang(),
                page.t(issuer),
                page.t("cases.paper." + kind),
                paper.number(),
                page.t("cases.paper.number", paper.number()),
                page.t("cases.paper.to", row.applicantName()),
                page.t("cases.paper.intro." + kind, service.name(), row.number()),
                lines.stream()
                        .map(line -> new Letter.Entry(page.t(line.label()), page.t(line.text())))
                        .toList(),
                source == null ? "" : page.t("cases.paper.source", page.t(source)),
                page.t("cases.paper.seal", issuer),
                page.t(dated(on)),
                page.t(paper.whole() ? "cases.paper.whole" : "cases.paper.broken", paper.sequence()),
                paper.digest(),
                page.t("cases.paper.check", page.t("cases.papers")),
                page.isDemo() ? page.t("web.demo-note") : "",
                paper.issuedAt(),
                new LetterSheets(page));
    }

    /** On paper a day has its year. */
    public static Message dated(LocalDate day) {
        return Message.of("cases.paper.date", String.valueOf(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    /** @param value a message, a text, a day or plain words */
    public record Line(Message label, Object value) {
        public Message text() {
            return value instanceof Message message ? message : Message.of("cases.answer", value);
        }
    }
}
