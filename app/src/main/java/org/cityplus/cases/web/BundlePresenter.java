package org.cityplus.cases.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.FormErrors;
import org.cityplus.cases.lifeevent.FormPage;
import org.cityplus.cases.lifeevent.Sending.Outcome;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a life event into what its owner reads: before it is sent, and while its cases go their ways. */
@Component
class BundlePresenter {
    private final Bundles bundles;
    private final Standings standings;
    private final FormErrors check;
    private final AnswerTexts texts;
    private final Drafts drafts;
    private final CasePresenter cases;
    private final Applications applications;
    private final CaseBook book;
    private final Acting acting;
    private final ApplicantFacts facts;

    BundlePresenter(
            Bundles bundles,
            Standings standings,
            FormErrors check,
            AnswerTexts texts,
            Drafts drafts,
            CasePresenter cases,
            Applications applications,
            CaseBook book,
            Acting acting,
            ApplicantFacts facts) {
        this.bundles = bundles;
        this.standings = standings;
        this.check = check;
        this.texts = texts;
        this.drafts = drafts;
        this.cases = cases;
        this.applications = applications;
        this.book = book;
        this.acting = acting;
        this.facts = facts;
    }

    /** Each service that is not sent yet, with what it costs and what is still wrong. */
    List<BundleSummary> summaries(Resident viewer, Bundle bundle, Form form, Map<String, Outcome.NotSent> refused) {
        Map<String, Message> waits = standings.list(bundle).stream()
                .filter(Standing.Awaiting.class::isInstance)
                .map(Standing.Awaiting.class::cast)
                .collect(Collectors.toMap(awaiting -> awaiting.service().id(), BundlePresenter::waits));
        return form.drafts().stream()
                .map(of -> summary(viewer, form, of, waits.get(of.id()), refused.get(of.id())))
                .toList();
    }

    private BundleSummary summary(
            Resident viewer, Form form, Form.OfService of, @Nullable Message waits, Outcome.@Nullable NotSent refused) {
        ServiceDefinition service = of.service();
        List<BundleSummary.Wrong> wrong = check.of(of).stream()
                .flatMap(error -> form.findPageOf(service.id(), error.field()).stream()
                        .map(page -> new BundleSummary.Wrong(error, page)))
                .toList();
        return new BundleSummary(
                service,
                of.draft().id().toString(),
                acting.forWhom(viewer.id(), of.draft().resident()),
                service.feeOn(facts.today(), of.filled()),
                texts.list(service, of.filled(), Message.of("cases.check.empty")),
                wrong,
                service.prepare().stream()
                        .filter(item -> item.when() == null || of.filled().holds(item.when()))
                        .toList(),
                drafts.findOvertakenBy(of.draft()).isPresent(),
                waits,
                refused == null || !wrong.isEmpty() ? null : refused.why());
    }

    /** Services whose forms cannot be opened now. */
    List<Standing.Shut> shut(Bundle bundle) {
        return standings.list(bundle).stream()
                .filter(Standing.Shut.class::isInstance)
                .map(Standing.Shut.class::cast)
                .toList();
    }

    /** Unfinished forms that are no part of it, though its services are theirs. */
    List<UnderWay> leftOut(Resident viewer, Bundle bundle) {
        return bundles.leftOut(bundle).stream()
                .map(draft ->
                        UnderWay.of(draft, drafts.definition(draft), acting.forWhom(viewer.id(), draft.resident())))
                .toList();
    }

    Money total(List<BundleSummary> summaries) {
        return summaries.stream().map(BundleSummary::fee).reduce(Money.ZERO, Money::plus);
    }

    /** Pages on which services that ask the same hold different answers. */
    List<FormPage> differing(Form form) {
        return form.askedPages().stream()
                .filter(page -> !page.differing().isEmpty())
                .toList();
    }

    /** What the reader must do first, by day; then what others do; last what is over. */
    List<BundleLine> lines(Resident viewer, Bundle bundle) {
        return standings.list(bundle).stream()
                .map(standing -> line(viewer, bundle, standing))
                .sorted(Comparator.comparing(BundleLine::turn)
                        .thenComparing(BundleLine::by, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private BundleLine line(Resident viewer, Bundle bundle, Standing standing) {
        String subject = acting.forWhom(viewer.id(), standing.resident());
        return switch (standing) {
            case Standing.Sent sent -> line(sent.service(), sent.row(), subject);
            case Standing.Unsent unsent ->
                new BundleLine(
                        unsent.service(),
                        "",
                        "/bundles/" + bundle.id() + "/check",
                        Message.of("life.line.unsent"),
                        BundleLine.Turn.YOURS,
                        null,
                        subject);
            case Standing.Shut shut ->
                new BundleLine(
                        shut.service(),
                        "",
                        "/bundles/" + bundle.id() + "/services",
                        shut.why(),
                        BundleLine.Turn.OUT,
                        null,
                        subject);
            case Standing.Awaiting awaiting ->
                new BundleLine(
                        awaiting.service(),
                        "",
                        awaiting.failed().isEmpty()
                                ? "/bundles/" + bundle.id() + "/check"
                                : "/drafts/" + awaiting.draft(),
                        waits(awaiting),
                        awaiting.failed().isEmpty() ? BundleLine.Turn.LATER : BundleLine.Turn.YOURS,
                        null,
                        subject);
        };
    }

    private static Message waits(Standing.Awaiting awaiting) {
        boolean failed = !awaiting.failed().isEmpty();
        return Message.of(
                failed ? "life.line.failed" : "life.line.waits",
                BundleModel.joined((failed ? awaiting.failed() : awaiting.after())
                        .stream().map(ServiceDefinition::shortName).toList()));
    }

    private BundleLine line(ServiceDefinition service, CaseRow row, String subject) {
        boolean yours = cases.isYourTurn(row);
        BundleLine.Turn turn = yours
                ? BundleLine.Turn.YOURS
                : CasePresenter.shown(row).isClosed() ? BundleLine.Turn.CLOSED : BundleLine.Turn.OURS;
        @Nullable
        LocalDate by = yours
                ? row.findVisitOn().or(row::findDueOn).orElse(null)
                : row.findPromisedOn().or(row::findDueOn).orElse(null);
        return new BundleLine(
                service,
                row.number(),
                "/cases/" + row.id(),
                cases.next(row),
                turn,
                turn == BundleLine.Turn.CLOSED ? null : by,
                subject);
    }

    private record At(Instant at, Happening happening) {}

    /** What happened to any of the cases, in the order it did. */
    List<Happening> timeline(Resident viewer, Bundle bundle) {
        List<At> all = new ArrayList<>();
        for (Standing standing : standings.list(bundle)) {
            if (standing instanceof Standing.Sent sent) {
                CaseRecord record =
                        book.getRecord(applications.open(viewer.id(), sent.row().id()));
                Timeline.outward(record)
                        .forEach(action -> all.add(new At(action.at(), Timeline.past(action, sent.service()))));
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(At::at))
                .map(At::happening)
                .toList();
    }

    /** The viewer's life events for lists: what is next in each. */
    List<BundleCell> cells(Resident viewer) {
        return bundles.list(viewer.id()).stream()
                .map(bundle -> cell(viewer, bundle))
                .toList();
    }

    private BundleCell cell(Resident viewer, Bundle bundle) {
        LocalizedText name =
                bundles.findEvent(bundle).map(event -> event.name()).orElse(Bundle.GONE);
        String icon = bundles.findEvent(bundle).map(event -> event.icon()).orElse("case");
        String tint = bundles.findEvent(bundle).map(event -> event.tint()).orElse("jade");
        String href = "/bundles/" + bundle.id();
        if (!bundle.isSent()) {
            return new BundleCell(
                    name, icon, tint, href, Message.of("cases.line.draft", bundle.changedAt()), true, false);
        }
        List<BundleLine> lines = lines(viewer, bundle);
        long yours = lines.stream()
                .filter(line -> line.turn() == BundleLine.Turn.YOURS)
                .count();
        long over = lines.stream()
                .filter(line -> line.turn() == BundleLine.Turn.CLOSED)
                .count();
        boolean open = lines.stream()
                .anyMatch(line -> line.turn() != BundleLine.Turn.CLOSED && line.turn() != BundleLine.Turn.OUT);
        return new BundleCell(name, icon, tint, href, Message.of("life.cell", lines.size(), over), yours > 0, !open);
    }
}
