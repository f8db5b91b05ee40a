package org.cityplus.cases.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.CaseReminded;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Turn;
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
    void on(CaseMoved event) {
        CaseRow row = book.get(event.caseId());
        List<RecordedAction> actions = book.getRecord(row).actions();
        CaseRecord then = new CaseRecord(row, actions.subList(0, event.sequence()));
        told(then)
                .ifPresent(note -> send(
                        row,
                        "case:" + row.id() + ":" + event.sequence(),
                        "cases."
                                + then.actions()
                                        .getLast()
                                        .action()
                                        .getClass()
                                        .getSimpleName()
                                        .toLowerCase(Locale.ROOT),
                        note));
    }

    /** A day is near, or past. */
    @ApplicationModuleListener
    void on(CaseReminded event) {
        CaseRow row = book.get(event.caseId());
        boolean late = event.what().equals("LATE");
        boolean warning = event.what().equals("WARNING");
        if (warning || row.stage().isClosed() || !late && !isAwaited(row)) {
            return;
        }
        ServiceDefinition service = service(row);
        List<Row> rows = head(service, row);
        row.findDueOn().ifPresent(day -> rows.add(fact(late ? "was-due" : "by", day)));
        row.findVisitOn()
                .filter(day -> row.stage() == Stage.AWAITING_ATTENDANCE)
                .ifPresent(day -> rows.add(fact("when", day)));
        send(
                row,
                "case:" + row.id() + ":" + event.what() + ":" + event.due(),
                late ? "cases.late" : "cases.reminder",
                note(service, late ? "late" : "reminder", late ? Whose.LATE : Whose.YOURS, rows));
    }

    private static boolean isAwaited(CaseRow row) {
        return row.stage().turn() == Turn.APPLICANT || row.stage() == Stage.AWAITING_ATTENDANCE;
    }

    private void send(CaseRow row, String key, String kind, Note note) {
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
                .forEach(reader -> notifications.send(
                        new NotificationDraft(reader, row.agency(), key, kind, note, "/cases/" + row.id())));
    }

    /** What the applicant is told of the last action; nothing of what is the desk's own. */
    private Optional<Note> told(CaseRecord then) {
        CaseRow row = then.row();
        ServiceDefinition service = service(row);
        List<Row> rows = head(service, row);
        return Optional.ofNullable(
                switch (then.actions().getLast().action()) {
                    case CaseAction.Lodged lodged -> {
                        rows.add(fact("fee", lodged.fee()));
                        Stage stage = then.file().stage();
                        yield note(service, "lodged", stage.turn() == Turn.APPLICANT ? Whose.YOURS : Whose.OURS, rows);
                    }
                    case CaseAction.Accepted accepted -> {
                        rows.add(fact("as-of", accepted.asOf()));
                        boolean yours = then.file().stage().turn() == Turn.APPLICANT;
                        yield note(
                                service,
                                accepted.silent() ? "accepted-silently" : "accepted",
                                yours ? Whose.YOURS : Whose.OURS,
                                rows);
                    }
                    case CaseAction.MoreAsked asked -> {
                        if (asked.answerBy() != null) {
                            rows.add(fact("by", asked.answerBy()));
                        }
                        yield note(service, "more-asked", Whose.YOURS, rows);
                    }
                    case CaseAction.MoreGiven _ -> note(service, "more-given", Whose.OURS, rows);
                    case CaseAction.NotAccepted not -> {
                        if (!not.competent().isEmpty()) {
                            rows.add(fact("competent", not.competent()));
                        }
                        yield note(service, "not-accepted", Whose.NO, rows);
                    }
                    case CaseAction.Paid paid -> {
                        rows.add(fact("paid", paid.amount()));
                        boolean yours = then.file().stage().turn() == Turn.APPLICANT;
                        yield note(service, "paid", yours ? Whose.YOURS : Whose.OURS, rows);
                    }
                    case CaseAction.FeeReturned returned -> {
                        rows.add(fact("fee", returned.fee()));
                        yield note(service, "returned", Whose.YOURS, rows);
                    }
                    case CaseAction.VisitBooked booked -> {
                        rows.add(fact("when", booked.visit().from()));
                        rows.add(fact(
                                "where", city.getOffice(booked.visit().office()).name()));
                        yield note(service, "booked", Whose.YOURS, rows);
                    }
                    case CaseAction.NoShow _ -> note(service, "missed", Whose.YOURS, rows);
                    case CaseAction.TookEffect _ -> decided(service, then, rows);
                    case CaseAction.Issued _ -> note(service, "issued", Whose.OURS, rows);
                    case CaseAction.Delivered _ -> note(service, "delivered", Whose.DONE, rows);
                    case CaseAction.Extended extended -> {
                        row.findPromisedOn().ifPresent(day -> rows.add(fact("new-day", day)));
                        rows.add(fact("reason", extended.reason()));
                        yield note(service, "extended", Whose.OURS, rows);
                    }
                    case CaseAction.HandedOver handed -> {
                        city.findAgency(handed.to()).ifPresent(to -> rows.add(fact("now-with", to.name())));
                        yield note(service, "handed-over", Whose.OURS, rows);
                    }
                    case CaseAction.Lapsed _ -> note(service, "lapsed", Whose.NO, rows);
                    case CaseAction.Withdrawn _ -> note(service, "withdrawn", Whose.DONE, rows);
                    case CaseAction.ReconsiderationAsked _ -> note(service, "asked-again", Whose.OURS, rows);
                    case CaseAction.ReconsiderationAdmitted _ -> note(service, "admitted", Whose.OURS, rows);
                    case CaseAction.ReconsiderationDeclined _ -> note(service, "declined", Whose.NO, rows);
                    case CaseAction.Reconsidered again -> {
                        rows.add(fact("result", Message.of("cases.reconsidered." + again.result())));
                        yield note(service, "reconsidered", Whose.OURS, rows);
                    }
                    case CaseAction.VisitCancelled _,
                            CaseAction.Attended _,
                            CaseAction.OpinionGiven _,
                            CaseAction.Granted _,
                            CaseAction.Refused _,
                            CaseAction.DecisionUndone _,
                            CaseAction.ExtensionAsked _ -> null;
                });
    }

    private Note decided(ServiceDefinition service, CaseRecord then, List<Row> rows) {
        return switch (then.file().state()) {
            case CaseState.Refused refused -> {
                service.findGround(refused.ground())
                        .map(RefusalGround::name)
                        .ifPresent(ground -> rows.add(fact("ground", ground)));
                yield note(service, "refused", Whose.NO, rows);
            }
            case CaseState.AwaitingIssue issue -> {
                rows.add(fact("ready", issue.readyOn()));
                yield note(service, "granted", Whose.DONE, rows);
            }
            case CaseState.AwaitingDelivery delivery -> {
                rows.add(fact("ready", delivery.readyOn()));
                yield note(service, "granted", Whose.DONE, rows);
            }
            case CaseState.Granted granted -> {
                rows.add(fact("ready", granted.readyOn()));
                yield note(service, "granted", Whose.DONE, rows);
            }
            default -> note(service, "granted", Whose.DONE, rows);
        };
    }

    private ServiceDefinition service(CaseRow row) {
        return services.get(row.service(), row.version());
    }

    private List<Row> head(ServiceDefinition service, CaseRow row) {
        List<Row> rows = new ArrayList<>();
        rows.add(fact("service", service.name()));
        row.findFiler()
                .ifPresent(filer -> rows.add(new Row(
                        Message.of("cases.note.filer"),
                        Message.of("cases.filed-as." + filer.as(), signature(filer), row.applicantName()))));
        rows.add(fact("number", row.number()));
        return rows;
    }

    private Object signature(Filer filer) {
        return city.findSignature(filer.name()).map(Object.class::cast).orElse(filer.name());
    }

    private static Row fact(String label, Object value) {
        return new Row(
                Message.of("cases.note." + label),
                value instanceof Message message ? message : Message.of("cases.answer", value));
    }

    /** Whose turn the note leaves it at. */
    private enum Whose {
        YOURS(Tone.LAMP),
        OURS(Tone.JADE),
        DONE(Tone.LEAF),
        NO(Tone.CHILI),
        LATE(Tone.CHILI);

        private final Tone tone;

        Whose(Tone tone) {
            this.tone = tone;
        }
    }

    /** In the service's own words, where it has them. */
    private static Note note(ServiceDefinition service, String what, Whose whose, List<Row> rows) {
        return new Note(
                Message.of("cases.note." + what + ".title"),
                service.findNotification(what)
                        .map(words -> Message.of("cases.answer", words))
                        .orElseGet(() -> Message.of("cases.note." + what + ".line")),
                new State(whose.tone, Message.of("cases.note.state." + whose)),
                rows.size() > 4 ? rows.subList(0, 4) : rows,
                Message.of("cases.note.link"));
    }
}
