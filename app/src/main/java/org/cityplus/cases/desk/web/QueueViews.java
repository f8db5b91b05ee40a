package org.cityplus.cases.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Days;
import org.cityplus.cases.desk.DaysLeft;
import org.cityplus.cases.desk.JustDone;
import org.cityplus.cases.desk.NextThing;
import org.cityplus.cases.desk.NextThings;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.QueuePage;
import org.cityplus.cases.desk.QueuePlace;
import org.cityplus.cases.desk.SameKind;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** Gathers what the queue's page shows. */
@Component
class QueueViews {
    /** Below the agency's own cases there are a few of those others ask about; all are a view of their own. */
    private static final int FEW = 5;

    private final Queue queue;
    private final NextThings nextThings;
    private final Days days;
    private final DaysLeft daysLeft;
    private final ServiceCatalog services;
    private final JustDone justDone;
    private final Shares shares;
    private final SavedViews saved;
    private final SameKind kind;

    QueueViews(
            Queue queue,
            NextThings nextThings,
            Days days,
            DaysLeft daysLeft,
            ServiceCatalog services,
            JustDone justDone,
            Shares shares,
            SavedViews saved,
            SameKind kind) {
        this.queue = queue;
        this.nextThings = nextThings;
        this.days = days;
        this.daysLeft = daysLeft;
        this.services = services;
        this.justDone = justDone;
        this.shares = shares;
        this.saved = saved;
        this.kind = kind;
    }

    QueueView of(Officer officer, View view, String service, String q, String after, Optional<CaseId> done) {
        String only = known(service);
        QueuePage page = q.isEmpty()
                ? queue.list(new Queue.Filter(officer.agency(), officer.id(), view, only), QueuePlace.parse(after))
                : new QueuePage(queue.search(officer.agency(), q), Optional.empty());
        QueuePage joint = view == View.JOINT
                ? new QueuePage(List.of(), Optional.empty())
                : queue.list(new Queue.Filter(officer.agency(), officer.id(), View.JOINT, ""), Optional.empty());
        return new QueueView(
                view,
                only,
                q,
                after,
                queue.counts(officer.agency()),
                page.rows().stream().map(this::line).toList(),
                page.next().map(QueuePlace::toString),
                nextThings.find(officer.agency()).map(this::next),
                days.today(officer.agency()),
                done.flatMap(id -> justDone.find(officer, id)),
                joint.rows().stream().limit(FEW).map(this::line).toList(),
                joint.rows().size() > FEW,
                shares.listFormer(officer.agency()),
                offered(officer, view, only),
                saved.list(officer),
                kind.others(officer.agency()),
                List.of());
    }

    /** What a view can be narrowed to: the agency's own services; of what others ask, theirs that are there. */
    private List<ServiceDefinition> offered(Officer officer, View view, String only) {
        if (view != View.JOINT) {
            return kind.services(officer.agency());
        }
        Set<String> asked = shares.jointServices(officer.agency());
        return services.list().stream()
                .filter(service -> asked.contains(service.id()) || service.id().equals(only))
                .toList();
    }

    /** The service's id, if there is such a service; empty otherwise. */
    String known(String service) {
        return services.find(service).map(ServiceDefinition::id).orElse("");
    }

    QueueLine line(CaseRow row) {
        TimeLeft left = daysLeft.of(row);
        return new QueueLine(row, service(row), left, daysLeft.isWaiting(row), Flag.of(row, left, warn(row), daysLeft));
    }

    private int warn(CaseRow row) {
        return services.findVersion(row.service(), row.version())
                .map(service -> service.process().decision().warn())
                .orElse(0);
    }

    private NextLine next(NextThing next) {
        CaseRow row = next.row();
        Object promised = row.findDueOn().<Object>map(day -> day).orElse("");
        Object visit = next.visitAt() == null ? "" : next.visitAt();
        Message why = switch (next.reason()) {
            case LATE -> Message.of("desk.next.late", promised);
            case DUE_TODAY -> Message.of("desk.next.due-today");
            case VISITOR_NOW -> Message.of("desk.next.visitor-now", visit);
            case CAME_EARLIER -> Message.of("desk.next.came-earlier", visit, promised);
            case VISITOR_LATER -> Message.of("desk.next.visitor-later", visit);
            case DUE -> Message.of("desk.next." + row.stage().word(), promised);
        };
        return new NextLine(row, service(row), why);
    }

    LocalizedText service(CaseRow row) {
        return services.findVersion(row.service(), row.version())
                .map(ServiceDefinition::shortName)
                .orElse(new LocalizedText(row.service(), row.service()));
    }
}
