package org.cityplus.cases.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.CaseDecided;
import org.cityplus.cases.CaseFeePaid;
import org.cityplus.cases.CaseFeeReturned;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseLodged;
import org.cityplus.cases.CaseVisitBooked;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.channels.Note;
import org.cityplus.channels.Note.Row;
import org.cityplus.channels.Note.State;
import org.cityplus.channels.Note.Tone;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Writes to the applicant what happened. An event that is delivered twice writes once: the message is keyed by the
 * case's action.
 */
@Component
class CaseNotices {
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Notifications notifications;
    private final City city;
    private final Acting acting;

    CaseNotices(CaseBook book, ServiceCatalog services, Notifications notifications, City city, Acting acting) {
        this.book = book;
        this.services = services;
        this.notifications = notifications;
        this.city = city;
        this.acting = acting;
    }

    @ApplicationModuleListener
    void on(CaseLodged event) {
        send(event.caseId(), event.sequence());
    }

    @ApplicationModuleListener
    void on(CaseFeePaid event) {
        send(event.caseId(), event.sequence());
    }

    @ApplicationModuleListener
    void on(CaseFeeReturned event) {
        send(event.caseId(), event.sequence());
    }

    @ApplicationModuleListener
    void on(CaseVisitBooked event) {
        send(event.caseId(), event.sequence());
    }

    @ApplicationModuleListener
    void on(CaseDecided event) {
        send(event.caseId(), event.sequence());
    }

    private void send(CaseId id, int sequence) {
        CaseRow row = book.get(id);
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseAction action = book.getRecord(row).actions().get(sequence - 1).action();
        // The representative is told as long as they may act; in the order of ids, see Notifications.
        Stream.concat(
                        Stream.of(row.applicant()),
                        row
                                .findFiler()
                                .filter(filer -> filer.as() != Filer.As.CLERK)
                                .map(Filer::id)
                                .filter(filer -> acting.may(filer, row.applicant(), row.service()))
                                .stream())
                .sorted()
                .forEach(reader -> send(reader, row, sequence, service, action));
    }

    private void send(UUID reader, CaseRow row, int sequence, ServiceDefinition service, CaseAction action) {
        notifications.send(new NotificationDraft(
                reader,
                row.agency(),
                "case:" + row.id() + ":" + sequence,
                "cases." + action.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                note(row, service, action),
                "/cases/" + row.id()));
    }

    private Note note(CaseRow row, ServiceDefinition service, CaseAction action) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Message.of("cases.note.service"), Message.of("cases.answer", service.name())));
        row.findFiler()
                .ifPresent(filer -> rows.add(new Row(
                        Message.of("cases.note.filer"),
                        Message.of("cases.filed-as." + filer.as(), filer.name(), row.applicantName()))));
        rows.add(new Row(Message.of("cases.note.number"), Message.of("cases.answer", row.number())));
        return switch (action) {
            case CaseAction.Lodged lodged -> {
                rows.add(new Row(Message.of("cases.note.fee"), Message.of("cases.answer", lodged.fee())));
                yield note(service, "lodged", Tone.LAMP, rows);
            }
            case CaseAction.Paid paid -> {
                rows.add(new Row(Message.of("cases.note.paid"), Message.of("cases.answer", paid.amount())));
                yield note(service, "paid", Tone.LAMP, rows);
            }
            case CaseAction.FeeReturned returned -> {
                rows.add(new Row(Message.of("cases.note.fee"), Message.of("cases.answer", returned.fee())));
                yield note(service, "returned", Tone.LAMP, rows);
            }
            case CaseAction.VisitBooked booked -> {
                rows.add(new Row(
                        Message.of("cases.note.when"),
                        Message.of("cases.answer", booked.visit().from())));
                rows.add(new Row(
                        Message.of("cases.note.where"),
                        Message.of(
                                "cases.answer",
                                city.getOffice(booked.visit().office()).name())));
                yield note(service, "booked", Tone.LAMP, rows);
            }
            case CaseAction.Granted granted -> {
                rows.add(new Row(Message.of("cases.note.ready"), Message.of("cases.answer", granted.readyOn())));
                yield note(service, "granted", Tone.LEAF, rows);
            }
            case CaseAction.Refused refused -> {
                service.findGround(refused.ground())
                        .map(RefusalGround::name)
                        .ifPresent(ground ->
                                rows.add(new Row(Message.of("cases.note.ground"), Message.of("cases.answer", ground))));
                yield note(service, "refused", Tone.CHILI, rows);
            }
        };
    }

    /** In the service's own words, where it has them. */
    private static Note note(ServiceDefinition service, String what, Tone tone, List<Row> rows) {
        return new Note(
                Message.of("cases.note." + what + ".title"),
                service.findNotification(what)
                        .map(words -> Message.of("cases.answer", words))
                        .orElseGet(() -> Message.of("cases.note." + what + ".line")),
                new State(tone, Message.of("cases.note." + what + ".state")),
                rows,
                Message.of("cases.note." + what + ".link"));
    }
}
