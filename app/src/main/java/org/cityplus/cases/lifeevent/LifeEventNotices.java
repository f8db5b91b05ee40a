package org.cityplus.cases.lifeevent;

import java.util.List;
import java.util.stream.Collectors;
import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lifecycle;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Writes to whoever filled in a life event what the end of one service means for those that wait for it: their turn has come, or they
 * will not be sent from there. An event that is delivered twice writes once: the message is keyed by the case's action.
 */
@Component
class LifeEventNotices {
    private final CaseBook book;
    private final BundleRows rows;
    private final Standings standings;
    private final Bundles bundles;
    private final Notifications notifications;

    LifeEventNotices(
            CaseBook book, BundleRows rows, Standings standings, Bundles bundles, Notifications notifications) {
        this.book = book;
        this.rows = rows;
        this.standings = standings;
        this.bundles = bundles;
        this.notifications = notifications;
    }

    @ApplicationModuleListener
    void on(CaseMoved event) {
        List<Bundle> found = rows.listWith(event.caseId());
        if (found.isEmpty()) {
            return;
        }
        CaseRow row = book.get(event.caseId());
        List<RecordedAction> actions = book.getRecord(row).actions();
        Stage then = Lifecycle.fold(actions.subList(0, event.sequence())).stage();
        Stage before = event.sequence() == 1
                ? Stage.AWAITING_ACCEPTANCE
                : Lifecycle.fold(actions.subList(0, event.sequence() - 1)).stage();
        if (Standing.Sent.isGranted(then) && !Standing.Sent.isGranted(before)) {
            found.forEach(bundle -> turnHasCome(bundle, row, event));
        } else if (Standing.Sent.hasFailed(then) && !Standing.Sent.hasFailed(before)) {
            found.forEach(bundle -> endedOtherwise(bundle, row, event));
        }
    }

    private void turnHasCome(Bundle bundle, CaseRow row, CaseMoved event) {
        List<ServiceDefinition> now = standings.list(bundle).stream()
                .filter(Standing.Unsent.class::isInstance)
                .map(Standing::service)
                .filter(service -> waitsFor(bundle, service, row))
                .toList();
        if (!now.isEmpty()) {
            send(bundle, row, event, "ready", now, Note.Tone.LAMP);
        }
    }

    private void endedOtherwise(Bundle bundle, CaseRow row, CaseMoved event) {
        List<ServiceDefinition> stranded = standings.list(bundle).stream()
                .filter(Standing.Awaiting.class::isInstance)
                .map(Standing::service)
                .filter(service -> waitsFor(bundle, service, row))
                .toList();
        if (!stranded.isEmpty()) {
            send(bundle, row, event, "stranded", stranded, Note.Tone.CHILI);
        }
    }

    private boolean waitsFor(Bundle bundle, ServiceDefinition service, CaseRow row) {
        return bundles.findEvent(bundle)
                .flatMap(event -> event.findMember(service.id()))
                .filter(member -> member.after().contains(row.service()))
                .isPresent();
    }

    private void send(
            Bundle bundle,
            CaseRow row,
            CaseMoved event,
            String what,
            List<ServiceDefinition> services,
            Note.Tone tone) {
        LocalizedText ended = standings.service(row).shortName();
        LocalizedText names = joined(services);
        Note note = new Note(
                Message.of("life.note." + what + ".title"),
                Message.of("life.note." + what + ".line", ended, names),
                new Note.State(tone, Message.of("life.note." + what + ".state")),
                List.of(
                        new Note.Row(Message.of("life.note." + what + ".services"), Message.of("cases.answer", names)),
                        new Note.Row(Message.of("life.note." + what + ".earlier"), Message.of("cases.answer", ended)),
                        new Note.Row(Message.of("cases.note.number"), Message.of("cases.answer", row.number())),
                        new Note.Row(Message.of("life.note.next"), Message.of("life.note." + what + ".next"))),
                Message.of("life.note." + what + ".link"));
        notifications.send(new NotificationDraft(
                bundle.owner(),
                row.agency(),
                "bundle:" + bundle.id() + ":" + row.id() + ":" + event.sequence(),
                "cases.bundle-" + what,
                note,
                "/bundles/" + bundle.id()));
    }

    private static LocalizedText joined(List<ServiceDefinition> services) {
        return new LocalizedText(
                services.stream().map(service -> service.shortName().zh()).collect(Collectors.joining("、")),
                services.stream().map(service -> service.shortName().en()).collect(Collectors.joining(", ")));
    }
}
