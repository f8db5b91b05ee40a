package org.cityplus.cases.desk.web;

import java.util.Optional;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Days;
import org.cityplus.cases.desk.Deadlines;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.NextThing;
import org.cityplus.cases.desk.NextThings;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.QueuePage;
import org.cityplus.cases.desk.QueuePlace;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Gathers what the queue's page shows. */
@Component
class QueueViews {
    private final Queue queue;
    private final NextThings nextThings;
    private final Days days;
    private final Deadlines deadlines;
    private final ServiceCatalog services;
    private final Desk desk;

    QueueViews(Queue queue, NextThings nextThings, Days days, Deadlines deadlines, ServiceCatalog services, Desk desk) {
        this.queue = queue;
        this.nextThings = nextThings;
        this.days = days;
        this.deadlines = deadlines;
        this.services = services;
        this.desk = desk;
    }

    QueueView of(Officer officer, View view, String q, String after, Optional<CaseId> done) {
        QueuePage page = q.isEmpty()
                ? queue.list(officer.agency(), view, QueuePlace.parse(after))
                : new QueuePage(queue.search(officer.agency(), q), Optional.empty());
        return new QueueView(
                view,
                q,
                after,
                queue.counts(officer.agency()),
                page.rows().stream().map(this::line).toList(),
                page.next().map(QueuePlace::toString),
                nextThings.find(officer.agency()).map(this::next),
                days.today(officer.agency()),
                done.flatMap(id -> findDecided(officer, id)));
    }

    QueueLine line(CaseRow row) {
        TimeLeft left = deadlines.of(row);
        return new QueueLine(row, service(row), left, deadlines.isWaiting(row), Flag.of(row, left, deadlines));
    }

    private NextLine next(NextThing next) {
        CaseRow row = next.row();
        Object promised = row.findPromisedOn().<Object>map(day -> day).orElse("");
        Object visit = next.visitAt() == null ? "" : next.visitAt();
        Message why = switch (next.reason()) {
            case LATE -> Message.of("desk.next.late", promised);
            case DUE_TODAY -> Message.of("desk.next.due-today");
            case VISITOR_NOW -> Message.of("desk.next.visitor-now", visit);
            case CAME_EARLIER -> Message.of("desk.next.came-earlier", visit, promised);
            case VISITOR_LATER -> Message.of("desk.next.visitor-later", visit);
        };
        return new NextLine(row, service(row), why);
    }

    LocalizedText service(CaseRow row) {
        return services.findVersion(row.service(), row.version())
                .map(ServiceDefinition::shortName)
                .orElse(new LocalizedText(row.service(), row.service()));
    }

    private Optional<CaseRow> findDecided(Officer officer, CaseId id) {
        try {
            return Optional.of(desk.getOwn(officer, id))
                    .filter(row -> row.stage().isClosed());
        } catch (Refusal another) {
            return Optional.empty();
        }
    }
}
