package org.cityplus.cases.lifecycle;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.CaseTold;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.visit.Visits;
import org.cityplus.city.AgencyId;
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
        CaseRecord record = book.append(row, actor, action);
        CaseRow after = record.row();
        String paper = papers.issue(after, record.file(), action).orElse("");
        trace(after, actor, signature, act, paper.isEmpty() ? why : (paper + " " + why).strip());
        consequences(row, record, action);
        tell(after, action);
        return after;
    }

    /** What follows from a case having been lodged: it may be at any step already. */
    void began(CaseRecord record) {
        bill(record);
        if (record.state() instanceof CaseState.UnderReview) {
            askOthers(record);
        }
        tell(record.row(), record.lodged());
    }

    /** The same case counted again by the working days known now. */
    @Transactional(propagation = Propagation.MANDATORY)
    CaseRow recount(CaseRow row, CaseRecord record) {
        CaseRow after = book.recount(row, record.file());
        if (record.state() instanceof CaseState.UnderReview) {
            // A case of before that began with its review has asked nobody.
            askOthers(record);
        }
        if (!after.equals(row)) {
            events.publishEvent(new CaseTold(row.id()));
        }
        return after;
    }

    /** What follows from where a case stands now. */
    private void consequences(CaseRow before, CaseRecord record, CaseAction action) {
        CaseRow after = record.row();
        CaseFile file = record.file();
        bill(record);
        switch (file.state()) {
            // As long as it can be looked at again, what was paid may still be needed.
            case CaseState.Refused _ when file.second() != null -> {}
            case CaseState.Refused _, CaseState.Upheld _ ->
                giveBack(after, RefundReason.REFUSED, file.returnsFee(Process.RefundOn.REFUSED));
            case CaseState.Withdrawn _ ->
                giveBack(
                        after,
                        RefundReason.WITHDRAWN,
                        before.stage() == Stage.AWAITING_PAYMENT || file.returnsFee(Process.RefundOn.WITHDRAWN));
            case CaseState.Lapsed _ -> findOrder(after).ifPresent(order -> payments.cancel(order.id()));
            default -> {}
        }
        if (action instanceof CaseAction.Attended) {
            visits.takeNow(after.id(), after.office(), file.process());
        } else if (before.stage() == Stage.AWAITING_ATTENDANCE && after.stage() != Stage.AWAITING_ATTENDANCE) {
            visits.release(after.id());
        }
        if (file.state() instanceof CaseState.UnderReview && before.stage() != Stage.UNDER_REVIEW) {
            askOthers(record);
        }
        if (action instanceof CaseAction.OpinionGiven opinion && !opinion.kind().isEmpty()) {
            heard(after, opinion.kind());
        }
        if (!before.agency().equals(after.agency())) {
            involve(after, before.agency().value(), "FORMER");
        }
    }

    /** Nobody can have the refusal looked at again any more: the fee goes back where the service says so. */
    void becameFinal(CaseRow row, CaseFile file, Instant now) {
        boolean gave = giveBack(row, RefundReason.REFUSED, file.returnsFee(Process.RefundOn.REFUSED));
        if (gave && !book.isOfErased(row)) {
            audit.write(new AuditEntry(now, Actor.CLOCK.id(), "", row.applicant(), purpose(row.id()), "fee-goes-back"));
            events.publishEvent(new CaseTold(row.id()));
        }
    }

    private void bill(CaseRecord record) {
        CaseRow row = record.row();
        if (record.state() instanceof CaseState.AwaitingPayment awaiting) {
            UUID payer = row.findFiler()
                    .filter(filer -> filer.as() != Filer.As.CLERK)
                    .map(Filer::id)
                    .orElse(row.applicant());
            payments.open(
                    payer,
                    row.agency(),
                    purpose(row.id()),
                    services.get(row.service(), row.version()).name(),
                    awaiting.fee(),
                    "/cases/" + row.id());
        }
    }

    private void askOthers(CaseRecord record) {
        CaseRow row = record.row();
        record.file()
                .kindsAwaited()
                .forEach(kind -> city.findAgency(
                                kind, city.getOffice(row.office()).district())
                        .ifPresent(agency -> involve(row, agency.id().value(), "JOINT")));
    }

    /** Its part is done, though it took part: what it is asked since, it is asked no more. */
    private void heard(CaseRow row, String kind) {
        jdbc
                .sql("select agency from cases.involved where case_id = ? and part = 'JOINT'")
                .param(row.id().value())
                .query(String.class)
                .list()
                .stream()
                .filter(asked -> city.findAgency(new AgencyId(asked))
                        .filter(agency -> agency.kind().equals(kind))
                        .isPresent())
                .forEach(asked -> jdbc.sql("""
                        update cases.involved set since = 'infinity' where case_id = ? and agency = ? and part = 'JOINT'
                        """).params(row.id().value(), asked).update());
    }

    private void tell(CaseRow row, CaseAction action) {
        events.publishEvent(new CaseMoved(row.id(), row.sequence(), row.changedAt()));
        if (action.outward()) {
            events.publishEvent(new CaseTold(row.id()));
        }
    }

    /**
     * What is not paid yet is no longer owed; what is paid goes back if {@code isReturned}, once. Whether it does now.
     *
     * @param isReturned the service gives it back, or it came when nobody awaited it any more
     */
    private boolean giveBack(CaseRow row, RefundReason reason, boolean isReturned) {
        Optional<PaymentOrder> paid = findOrder(row)
                .map(order -> payments.cancel(order.id()))
                .filter(order -> order.isPaid() && isReturned)
                .filter(order -> payments.listRefunds(List.of(order.id())).isEmpty());
        paid.ifPresent(order -> payments.refund(order.id(), order.amount(), reason));
        return paid.isPresent();
    }

    private Optional<PaymentOrder> findOrder(CaseRow row) {
        return payments.findByPurpose(purpose(row.id()));
    }

    private void involve(CaseRow row, String agency, String part) {
        jdbc.sql("""
                insert into cases.involved (case_id, agency, part, since) values (?, ?, ?, ?)
                on conflict (case_id, agency, part) do update set since = excluded.since
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
