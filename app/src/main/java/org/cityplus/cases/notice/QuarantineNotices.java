package org.cityplus.cases.notice;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.files.FileQuarantined;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the applicant when malware is found in what they sent with a case, and what to do. Once a file, however often it is delivered. */
@Component
class QuarantineNotices {
    private static final String CASE = "case:";

    private final CaseBook book;
    private final ServiceCatalog services;
    private final Notifications notifications;

    QuarantineNotices(CaseBook book, ServiceCatalog services, Notifications notifications) {
        this.book = book;
        this.services = services;
        this.notifications = notifications;
    }

    @ApplicationModuleListener
    void on(FileQuarantined event) {
        event.holders().stream()
                .filter(holder -> holder.startsWith(CASE))
                .map(holder -> new CaseId(UUID.fromString(holder.substring(CASE.length()))))
                .flatMap(id -> book.find(id).stream())
                .forEach(row -> tell(event, row));
    }

    private void tell(FileQuarantined event, CaseRow row) {
        notifications.send(new NotificationDraft(
                row.applicant(),
                row.agency(),
                "case:" + row.id() + ":file:" + event.file(),
                "cases.filequarantined",
                new Note(
                        Message.of("cases.note.quarantined.title"),
                        Message.of("cases.note.quarantined.line"),
                        new Note.State(Note.Tone.CHILI, Message.of("cases.note.quarantined.state")),
                        List.of(
                                new Note.Row(
                                        Message.of("cases.note.service"),
                                        Message.of(
                                                "cases.answer",
                                                services.get(row.service(), row.version())
                                                        .name())),
                                new Note.Row(
                                        Message.of("cases.note.number"), Message.of("cases.answer", row.number()))),
                        Message.of("cases.note.quarantined.link")),
                "/cases/" + row.id() + "/record"));
    }
}
