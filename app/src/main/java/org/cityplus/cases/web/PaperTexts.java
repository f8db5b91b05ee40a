package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.cases.lifecycle.Remedies;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands on a receipt or a letter: read from the very actions it is bound to. */
@Component
public class PaperTexts {
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Remedies remedies;
    private final City city;

    PaperTexts(CaseBook book, ServiceCatalog services, Remedies remedies, City city) {
        this.book = book;
        this.services = services;
        this.remedies = remedies;
        this.city = city;
    }

    public PaperView of(CaseRow row, Paper paper) {
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseRecord record = book.getRecord(row);
        List<RecordedAction> until = record.actions().subList(0, paper.sequence());
        RecordedAction recorded = until.getLast();
        CaseRecord then = new CaseRecord(row, until);
        AgencyId issuer = issuer(then);
        return new PaperView(
                paper,
                row,
                service,
                city.findAgency(issuer)
                        .map(Agency::name)
                        .orElseGet(() -> new LocalizedText(issuer.value(), issuer.value())),
                recorded.on(),
                lines(then, recorded.action(), service),
                source(then, service, paper.kind()));
    }

    /** Who spoke: the agency that had the case when it did, or that had it before handing it back. */
    private static AgencyId issuer(CaseRecord then) {
        AgencyId before = before(then).agency();
        return before == null ? then.row().agency() : before;
    }

    /** How the case stood when the last of the actions was done. */
    private static CaseFile before(CaseRecord then) {
        return new CaseRecord(
                        then.row(), then.actions().subList(0, then.actions().size() - 1))
                .file();
    }

    private List<PaperView.Line> lines(CaseRecord then, CaseAction action, ServiceDefinition service) {
        List<PaperView.Line> lines = new ArrayList<>();
        switch (action) {
            case CaseAction.Accepted accepted -> {
                lines.add(line("accepted-as-of", accepted.asOf()));
                if (accepted.silent()) {
                    lines.add(line("accepted-silently", Message.of("cases.paper.silence")));
                }
                lines.add(line("decides-within", Message.of("cases.paper.days", service.promiseWorkingDays())));
                lines.add(line("fee", accepted.fee()));
                if (accepted.payBy() != null) {
                    lines.add(line("pay-by", accepted.payBy()));
                }
            }
            case CaseAction.MoreAsked asked -> {
                asked.items()
                        .forEach(item -> lines.add(new PaperView.Line(
                                service.findField(item.field())
                                        .map(Field::label)
                                        .map(label -> Message.of("cases.answer", label))
                                        .orElse(Message.of("cases.answer", item.field())),
                                item.why())));
                if (asked.answerBy() != null) {
                    lines.add(line("answer-by", asked.answerBy()));
                }
            }
            case CaseAction.NotAccepted not -> {
                lines.add(line("why", Message.of("cases.declined." + not.why())));
                if (!not.competent().isEmpty()) {
                    lines.add(line("competent", not.competent()));
                }
                lines.add(line("reason", not.reason()));
                lines.add(line("remedy", service.remedy()));
            }
            case CaseAction.Extended extended -> {
                lines.add(line("more-days", Message.of("cases.paper.days", extended.days())));
                then.file()
                        .findClock()
                        .flatMap(clock ->
                                clock.due(city.calendar()::isWorkingDay).findDay())
                        .ifPresent(day -> lines.add(line("new-day", day)));
                lines.add(line("reason", extended.reason()));
            }
            case CaseAction.TookEffect _ ->
                then.findLast(CaseAction.Refused.class)
                        .map(RecordedAction::action)
                        .map(CaseAction.Refused.class::cast)
                        .ifPresent(refused -> refusal(lines, refused, then, service));
            case CaseAction.ReconsiderationAdmitted admitted -> {
                lines.add(
                        line("result", Message.of(admitted.silent() ? "cases.did.admit-silently" : "cases.did.admit")));
                lines.add(line("remedy", service.remedy()));
            }
            case CaseAction.ReconsiderationDeclined declined -> {
                lines.add(line("result", Message.of("cases.did.decline")));
                lines.add(line("reason", declined.reason()));
                lines.add(line("remedy", Message.of("cases.paper.court")));
            }
            case CaseAction.Reconsidered again -> {
                lines.add(line("result", Message.of("cases.reconsidered." + again.result())));
                lines.add(line("reason", again.reason()));
                lines.add(line("remedy", Message.of("cases.paper.court")));
            }
            case CaseAction.Lapsed lapsed -> lapse(lines, lapsed, then);
            default -> {}
        }
        return List.copyOf(lines);
    }

    private static void lapse(List<PaperView.Line> lines, CaseAction.Lapsed lapsed, CaseRecord then) {
        lines.add(line("why", Message.of("cases.lapse." + lapsed.cause())));
        switch (lapsed.cause()) {
            case FEE -> {
                if (before(then).state() instanceof CaseState.AwaitingPayment awaiting) {
                    lines.add(line("fee", awaiting.fee()));
                    if (awaiting.told() != null) {
                        lines.add(line("pay-by", awaiting.told()));
                    }
                }
            }
            case ANSWER ->
                then.findLast(CaseAction.MoreAsked.class)
                        .map(RecordedAction::action)
                        .map(CaseAction.MoreAsked.class::cast)
                        .ifPresent(asked -> {
                            if (asked.answerBy() != null) {
                                lines.add(line("answer-by", asked.answerBy()));
                            }
                        });
            case VISIT -> {}
        }
        lines.add(line("next", Message.of("cases.paper.apply-again")));
    }

    private void refusal(
            List<PaperView.Line> lines, CaseAction.Refused refused, CaseRecord then, ServiceDefinition service) {
        Optional<RefusalGround> ground = service.findGround(refused.ground());
        ground.ifPresent(found -> {
            lines.add(line("ground", found.name()));
            lines.add(line("by-law", found.source()));
        });
        lines.add(line("reason", refused.reason()));
        lines.add(line("remedy", service.remedy()));
        remedies.findLastDay(then).ifPresent(day -> lines.add(line("reconsider-by", day)));
    }

    private static @Nullable LocalizedText source(CaseRecord then, ServiceDefinition service, Paper.Kind kind) {
        Process process = then.file().process();
        return switch (kind) {
            case ACCEPTANCE, MORE_NEEDED, NOT_ACCEPTED ->
                process.findAcceptance()
                        .map(part -> service.source("acceptance", part.source()))
                        .orElse(null);
            case EXTENSION -> service.source("decision", process.decision().source());
            case REFUSAL -> null;
            case LAPSE -> lapseSource(then, service, process);
            case RECONSIDERATION ->
                process.findReconsideration()
                        .map(part -> service.source("reconsideration", part.source()))
                        .orElse(null);
        };
    }

    /** The part of the process whose term ended; none for visits, which are the service’s own rule. */
    private static @Nullable LocalizedText lapseSource(CaseRecord then, ServiceDefinition service, Process process) {
        if (!(then.file().state() instanceof CaseState.Lapsed lapsed)) {
            return null;
        }
        return switch (lapsed.cause()) {
            case FEE ->
                process.findPayment()
                        .map(part -> service.source("payment", part.source()))
                        .orElse(null);
            case ANSWER ->
                process.findAcceptance()
                        .map(part -> service.source("acceptance", part.source()))
                        .orElse(null);
            case VISIT -> null;
        };
    }

    private static PaperView.Line line(String label, Object value) {
        return new PaperView.Line(
                Message.of("cases.paper." + label), value instanceof LocalDate day ? PaperView.dated(day) : value);
    }
}
