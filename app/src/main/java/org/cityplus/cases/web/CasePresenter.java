package org.cityplus.cases.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cityplus.audit.Audit;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a case into what its applicant reads. */
@Component
class CasePresenter {
    private final CaseBook book;
    private final ServiceCatalog services;
    private final Audit audit;
    private final City city;
    private final Clock clock;

    CasePresenter(CaseBook book, ServiceCatalog services, Audit audit, City city, Clock clock) {
        this.book = book;
        this.services = services;
        this.audit = audit;
        this.city = city;
        this.clock = clock;
    }

    CaseView view(CaseRow row) {
        CaseRecord record = book.getRecord(row);
        ServiceDefinition service = services.get(row.service(), row.version());
        CaseState state = record.state();
        Instant now = clock.instant();
        @Nullable Visit visit = state instanceof CaseState.UnderReview review ? review.visit() : null;
        boolean beforeVisit = visit != null && visit.until().isAfter(now);
        Promise promise = promise(service, row, state, beforeVisit);
        return new CaseView(
                row,
                service,
                state,
                yourTurn(row, beforeVisit),
                headline(state, beforeVisit),
                promise.pips(),
                promise.words(),
                visit,
                row.visitOn(),
                beforeVisit,
                city.getOffice(row.office()),
                city.getAgency(row.agency()).name(),
                Timeline.of(record, service, now),
                audit.list(
                                row.applicant(),
                                "case:" + row.id(),
                                Desk.LOOKED,
                                Desk.SAW_ID_NUMBER,
                                Applications.REPRESENTATIVE_LOOKED)
                        .size());
    }

    /** One line for lists: what is next. */
    Message next(CaseRow row) {
        LocalDate today = today();
        return switch (row.stage()) {
            case AWAITING_PAYMENT -> Message.of("cases.line.pay");
            case AWAITING_VISIT -> Message.of("cases.line.choose-visit");
            case UNDER_REVIEW ->
                row.findVisitOn()
                        .filter(day -> !day.isBefore(today))
                        .map(day -> Message.of("cases.line.come", day))
                        .orElseGet(() -> Message.of("cases.line.review"));
            case GRANTED -> Message.of("cases.line.granted");
            case REFUSED -> Message.of("cases.line.refused");
        };
    }

    boolean isYourTurn(CaseRow row) {
        return yourTurn(
                row, row.findVisitOn().filter(day -> !day.isBefore(today())).isPresent());
    }

    private static boolean yourTurn(CaseRow row, boolean beforeVisit) {
        return switch (row.stage()) {
            case AWAITING_PAYMENT, AWAITING_VISIT -> true;
            case UNDER_REVIEW -> beforeVisit;
            case GRANTED, REFUSED -> false;
        };
    }

    private Promise promise(ServiceDefinition service, CaseRow row, CaseState state, boolean beforeVisit) {
        return switch (state) {
            case CaseState.AwaitingPayment _, CaseState.AwaitingVisit _ -> Promise.waiting(service, null, null);
            case CaseState.UnderReview review
            when beforeVisit -> Promise.waiting(service, row.visitOn(), review.promisedOn());
            case CaseState.UnderReview review ->
                Promise.running(
                        service,
                        city.calendar(),
                        LocalDate.ofInstant(review.visit().from(), city.zone()),
                        review.promisedOn(),
                        today());
            case CaseState.Granted granted ->
                new Promise(List.of(), Message.of("cases.promise.granted", granted.readyOn()));
            case CaseState.Refused refused ->
                new Promise(List.of(), Message.of("cases.promise.refused", refused.reason()));
        };
    }

    private static Message headline(CaseState state, boolean beforeVisit) {
        return switch (state) {
            case CaseState.AwaitingPayment _ -> Message.of("cases.headline.pay");
            case CaseState.AwaitingVisit _ -> Message.of("cases.headline.choose-visit");
            case CaseState.UnderReview review
            when beforeVisit -> Message.of("cases.headline.come", review.visit().from());
            case CaseState.UnderReview _ -> Message.of("cases.headline.review");
            case CaseState.Granted _ -> Message.of("cases.headline.granted");
            case CaseState.Refused _ -> Message.of("cases.headline.refused");
        };
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
