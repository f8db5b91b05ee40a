package org.cityplus.channels.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.channels.inbox.Notification;
import org.cityplus.web.Page;

/** A notification for programs, in the caller's language. */
record MessageView(
        UUID id,
        long sequence,
        From from,
        String kind,
        String title,
        String line,
        String state,
        List<Fact> facts,
        String link,
        Instant at,
        boolean read) {

    record From(String agency, String name) {}

    record Fact(String label, String value) {}

    static MessageView of(Notification n, Sender sender, Page page) {
        return new MessageView(
                n.id(),
                n.sequence(),
                new From(sender.id(), page.t(sender.name())),
                n.kind(),
                page.t(n.note().title()),
                page.t(n.note().line()),
                page.t(n.note().state().text()),
                n.note().rows().stream()
                        .map(row -> new Fact(page.t(row.label()), page.t(row.value())))
                        .toList(),
                n.link(),
                n.at(),
                n.read());
    }
}
