package org.cityplus.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cityplus.audit.Audit;
import org.cityplus.cases.clock.CaseClock;
import org.cityplus.cases.clock.WorkingDays;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.cases.lifecycle.Remedies;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Turn;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.Agency;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a case into what its applicant reads. */
@Component
class CasePresenter {
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Papers papers;
    private final Remedies remedies;
    private final Audit audit;
    private final City city;
    private final Clock clock;

    CasePresenter(
            CaseBook book,
            ServiceCatalog services,
            Papers papers,
            Remedies remedies,
            Audit audit,
            City city,
            Clock clock) {
        this.book = book;
        this.services = services;
        this.papers = papers;
        this.remedies = remedies;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    CaseView view(CaseRow row) {
        CaseRecord record = book.getRecord(row);
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseFile file = record.file();
        CaseState state = shown(file.state());
        Instant now = clock.instant();
        @Nullable Visit visit = state instanceof CaseState.AwaitingAttendance awaiting ? awaiting.visit() : null;
        boolean beforeVisit = visit != null && visit.until().isAfter(now);
        Promise promise = promise(service, row, file, state);
        Optional<LocalDate> askUntil = remedies.findLastDay(record);
        return new CaseView(
                row,
                service,
                file,
                state,
                Stage.of(state).turn() == Turn.APPLICANT || beforeVisit,
                headline(file, state, beforeVisit),
                promise.pips(),
                promise.words(),
                visit,
                visit == null ? null : LocalDate.ofInstant(visit.from(), city.zone()),
                beforeVisit,
                WITHDRAWABLE.contains(Stage.of(state)) && row.stage() != Stage.JUST_DECIDED,
                city.getOffice(row.office()),
                city.findAgency(row.agency())
                        .map(Agency::name)
                        .orElseGet(() -> new LocalizedText(
                                row.agency().value(), row.agency().value())),
                Timeline.of(record, service, now),
                papers.list(row.id()),
                askUntil.orElse(null),
                askUntil.filter(day -> !remedies.isOver(day)).isPresent(),
                !file.fee().isZero() && file.returnsFee(Process.RefundOn.REFUSED),
                audit.list(
                                row.applicant(),
                                "case:" + row.id(),
                                Desk.LOOKED,
                                Desk.SAW_ID_NUMBER,
                                Applications.REPRESENTATIVE_LOOKED)
                        .size());
    }

    private static final Set<Stage> WITHDRAWABLE = EnumSet.of(
            Stage.AWAITING_ACCEPTANCE,
            Stage.AWAITING_MORE,
            Stage.CHECKING_MORE,
            Stage.AWAITING_PAYMENT,
            Stage.AWAITING_VISIT,
            Stage.AWAITING_ATTENDANCE,
            Stage.UNDER_REVIEW,
            Stage.AWAITING_DECISION);

    /** As far as the applicant may know: a decision that can still be taken back is none yet. */
    static CaseState shown(CaseState state) {
        return state instanceof CaseState.JustDecided decided ? decided.before() : state;
    }

    /** The stage as far as the applicant may know. */
    static Stage shown(CaseRow row) {
        return row.stage() == Stage.JUST_DECIDED ? Stage.AWAITING_DECISION : row.stage();
    }

    /** One line for lists: what is next. */
    Message next(CaseRow row) {
        Stage stage = shown(row);
        return stage == Stage.AWAITING_ATTENDANCE
                ? row.findVisitOn()
                        .filter(day -> !day.isBefore(today()))
                        .map(day -> Message.of("cases.line.come", day))
                        .orElseGet(() -> Message.of("cases.line.awaiting-decision"))
                : Message.of("cases.line." + stage.word());
    }

    boolean isYourTurn(CaseRow row) {
        return row.stage().turn() == Turn.APPLICANT
                || row.stage() == Stage.AWAITING_ATTENDANCE
                        && row.findVisitOn()
                                .filter(day -> !day.isBefore(today()))
                                .isPresent();
    }

    private Promise promise(ServiceDefinition service, CaseRow row, CaseFile file, CaseState state) {
        WorkingDays days = city.calendar()::isWorkingDay;
        return switch (state) {
            case CaseState.AwaitingAcceptance _, CaseState.CheckingMore _ ->
                Promise.of(file.second(), "cases.promise.acceptance", today(), days);
            case CaseState.AwaitingMore _ ->
                row.findDueOn()
                        .map(day -> Promise.only("cases.promise.more", day))
                        .orElseGet(() -> Promise.only("cases.promise.more.undated"));
            case CaseState.AwaitingPayment _ when row.dueOn() != null -> Promise.only("cases.promise.pay", row.dueOn());
            case CaseState.AwaitingPayment _,
                    CaseState.AwaitingVisit _,
                    CaseState.AwaitingAttendance _,
                    CaseState.UnderReview _,
                    CaseState.AwaitingDecision _,
                    CaseState.JustDecided _ -> {
                CaseClock running = file.clock();
                yield running == null
                        ? Promise.before(service, row.visitOn(), row.promisedOn(), today(), days)
                        : Promise.of(running, today(), days);
            }
            case CaseState.AwaitingIssue awaiting -> Promise.only("cases.promise.granted", awaiting.readyOn());
            case CaseState.AwaitingDelivery awaiting -> Promise.only("cases.promise.granted", awaiting.readyOn());
            case CaseState.Granted granted -> Promise.only("cases.promise.granted", granted.readyOn());
            case CaseState.Delivered _ -> Promise.only("cases.promise.delivered");
            case CaseState.Refused refused -> Promise.only("cases.promise.refused", refused.reason());
            case CaseState.NotAccepted not -> Promise.only("cases.promise.refused", not.reason());
            case CaseState.Withdrawn _ -> Promise.only("cases.promise.withdrawn");
            case CaseState.Lapsed lapsed -> Promise.only("cases.promise.lapsed." + lapsed.cause());
            case CaseState.AwaitingAdmission _ -> Promise.of(file.second(), "cases.promise.admission", today(), days);
            case CaseState.UnderReconsideration _ ->
                Promise.of(file.second(), "cases.promise.reconsideration", today(), days);
            case CaseState.Upheld upheld -> Promise.only("cases.promise.refused", upheld.reason());
        };
    }

    private static Message headline(CaseFile file, CaseState state, boolean beforeVisit) {
        return switch (state) {
            case CaseState.AwaitingAttendance awaiting
            when beforeVisit ->
                Message.of("cases.headline.come", awaiting.visit().from());
            case CaseState.AwaitingAttendance _ -> Message.of("cases.headline.awaiting-decision");
            case CaseState.AwaitingVisit awaiting when awaiting.missed() > 0 -> Message.of("cases.headline.missed");
            case CaseState.AwaitingMore awaiting ->
                Message.of("cases.headline.awaiting-more", awaiting.items().size());
            case CaseState.AwaitingPayment _
            when file.process().has(ProcessStep.APPOINTMENT) -> Message.of("cases.headline.pay-then-visit");
            default -> Message.of("cases.headline." + Stage.of(state).word());
        };
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
