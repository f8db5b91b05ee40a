package org.cityplus.cases.lifecycle;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseDecided;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.City;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.RefundReason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One act on a case with all that belongs to it: the action, the trace, the paper, the bill, the place given back, the news. */
@Component
public class Casework {
    private final CaseBook book;
    private final Papers papers;
    private final Payments payments;
    private final Visits visits;
    private final ServiceCatalog services;
    private final Audit audit;
    private final City city;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Casework(
            CaseBook book,
            Papers papers,
            Payments payments,
            Visits visits,
            ServiceCatalog services,
            Audit audit,
            City city,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.book = book;
        this.papers = papers;
        this.payments = payments;
        this.visits = visits;
        this.services = services;
        this.audit = audit;
        this.city = city;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * @param row the case, held by {@link CaseBook#getLocked}
     * @param signature how the actor is shown to the applicant
     * @param act the word of the trail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow act(CaseRow row, Actor actor, String signature, CaseAction action, String act, String why) {
        CaseRow after = book.append(row, actor, action);
        CaseFile file = book.getRecord(after).file();
        String paper = papers.issue(after, file, action).orElse("");
        trace(after, actor, signature, act, paper.isEmpty() ? why : (paper + " " + why).strip());
        consequences(row, after, file, action);
        events.publishEvent(new CaseMoved(after.id(), after.sequence(), after.changedAt()));
        if (action instanceof CaseAction.TookEffect) {
            events.publishEvent(new CaseDecided(after.id(), after.sequence(), after.changedAt()));
        }
        return after;
    }

    /** What follows from where a case stands now; also for one that was just lodged. */
    void consequences(CaseRow before, CaseRow after, CaseFile file, CaseAction action) {
        if (file.state() instanceof CaseState.AwaitingPayment awaiting) {
            UUID payer = after.findFiler()
                    .filter(filer -> filer.as() != Filer.As.CLERK)
                    .map(Filer::id)
                    .orElse(after.applicant());
            payments.open(
                    payer,
                    after.agency(),
                    purpose(after.id()),
                    services.get(after.service(), after.version()).name(),
                    awaiting.fee(),
                    "/cases/" + after.id());
        }
        switch (file.state()) {
            case CaseState.Refused _ -> giveBack(after, file, Process.RefundOn.REFUSED, RefundReason.REFUSED);
            case CaseState.Withdrawn _ -> giveBack(after, file, Process.RefundOn.WITHDRAWN, RefundReason.WITHDRAWN);
            case CaseState.Lapsed _ -> findOrder(after).ifPresent(order -> payments.cancel(order.id()));
            default -> {}
        }
        if (action instanceof CaseAction.Attended) {
            visits.releaseAhead(after.id());
        } else if (before.stage() == Stage.AWAITING_ATTENDANCE && after.stage() != Stage.AWAITING_ATTENDANCE) {
            visits.release(after.id());
        }
        if (file.state() instanceof CaseState.UnderReview && before.stage() != Stage.UNDER_REVIEW) {
            file.process()
                    .findReview()
                    .ifPresent(review -> review.jointly()
                            .forEach(kind -> city.findAgency(
                                            kind, city.getOffice(after.office()).district())
                                    .ifPresent(
                                            agency -> involve(after, agency.id().value(), "JOINT"))));
        }
        if (!before.agency().equals(after.agency())) {
            involve(after, before.agency().value(), "FORMER");
        }
    }

    /** What is not paid yet is no longer owed; what is paid goes back where the service says so. */
    private void giveBack(CaseRow row, CaseFile file, Process.RefundOn on, RefundReason reason) {
        findOrder(row).ifPresent(order -> {
            if (!order.isPaid()) {
                payments.cancel(order.id());
            } else if (file.process()
                    .findPayment()
                    .filter(payment -> payment.refund().contains(on))
                    .isPresent()) {
                payments.refund(order.id(), order.amount(), reason);
            }
        });
    }

    private Optional<PaymentOrder> findOrder(CaseRow row) {
        return payments.findByPurpose(purpose(row.id()));
    }

    private void involve(CaseRow row, String agency, String part) {
        jdbc.sql("""
                insert into cases.involved (case_id, agency, part, since) values (?, ?, ?, ?) on conflict do nothing
                """)
                .params(row.id().value(), agency, part, Timestamp.from(row.changedAt()))
                .update();
    }

    public void trace(CaseRow row, Actor actor, String signature, String act, String why) {
        String shortened = why.length() <= 2000 ? why : why.substring(0, 2000);
        audit.write(new AuditEntry(
                row.changedAt(), actor.id(), signature, row.applicant(), purpose(row.id()), act, shortened));
    }

    static String purpose(CaseId id) {
        return "case:" + id;
    }
}
