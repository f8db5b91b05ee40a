package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.form.Acting;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Receipts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases of the person before a clerk, or of those this person may act for, at the clerk's own agency: taking the fee,
 * booking the visit. Whoever filed them.
 */
@Component
public class CounterMatters {
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final Counter counter;
    private final Applications applications;
    private final CaseFees fees;
    private final CaseBook book;
    private final Acting acting;
    private final Receipts receipts;
    private final Closeness closeness;
    private final Audit audit;
    private final Clock clock;

    CounterMatters(
            Counter counter,
            Applications applications,
            CaseFees fees,
            CaseBook book,
            Acting acting,
            Receipts receipts,
            Closeness closeness,
            Audit audit,
            Clock clock) {
        this.counter = counter;
        this.applications = applications;
        this.fees = fees;
        this.book = book;
        this.acting = acting;
        this.receipts = receipts;
        this.closeness = closeness;
        this.audit = audit;
        this.clock = clock;
    }

    public List<CaseRow> list(Officer clerk, UUID visit) {
        CounterVisit person = counter.get(clerk, visit);
        return applications.listSeenTo(person.person()).stream()
                .filter(row -> row.agency().equals(clerk.agency()))
                .toList();
    }

    /** The case, opened to be read; the person whose it is can see that the clerk did. */
    @Transactional
    public CaseRow open(Officer clerk, UUID visit, CaseId id) {
        CaseRow row = get(clerk, visit, id);
        Instant since = clock.instant().minus(ONE_LOOK);
        boolean looked = audit.list(row.applicant(), record(row), Desk.LOOKED).stream()
                .anyMatch(look -> look.actor().equals(clerk.id()) && look.at().isAfter(since));
        if (!looked) {
            audit.write(new AuditEntry(
                    clock.instant(), clerk.id(), clerk.signature(), row.applicant(), record(row), Desk.LOOKED));
        }
        return row;
    }

    /** The case as it stands once the provider of payments has been asked. */
    public CaseRow settled(CaseRow row) {
        return row.stage() == Stage.AWAITING_PAYMENT
                        && fees.settledOrder(row.id()).isPaid()
                ? fees.record(row.id())
                : row;
    }

    /** The case of this visit; anybody else's is as good as none. */
    public CaseRow get(Officer clerk, UUID visit, CaseId id) {
        CounterVisit person = counter.get(clerk, visit);
        return book.find(id)
                .filter(row -> row.agency().equals(clerk.agency()))
                .filter(row -> acting.may(person.person(), row.applicant(), row.service()))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Takes the fee in cash or by card; the same again is the same receipt.
     *
     * @throws Refusal CONFLICT when it is paid already; FORBIDDEN on the clerk's own case or a relative's
     */
    public Receipt takeFee(Officer clerk, UUID visit, CaseId id, Receipt.Means means) {
        get(clerk, visit, id);
        return fees.payAtCounter(clerk, filer(clerk), id, means);
    }

    /** Whether the clerk keeps out of the case: it is their own or of somebody close. */
    public boolean isRecused(Officer clerk, CaseRow row) {
        return closeness.isRecused(clerk, row);
    }

    /** What there is to pay for the case. */
    public PaymentOrder getOrder(CaseRow row) {
        return fees.findOrder(row.id()).orElseThrow(Refusal::notFound);
    }

    /** The receipt in force, if the fee was taken at a counter. */
    public Optional<Receipt> findReceipt(CaseRow row) {
        PaymentOrder order = row.stage() == Stage.AWAITING_PAYMENT
                ? null
                : fees.findOrder(row.id()).orElse(null);
        return order == null ? Optional.empty() : receipts.find(order.id());
    }

    /** Books for the person; choosing the same time again changes nothing. @throws Refusal FORBIDDEN as {@link #takeFee} */
    public CaseRow book(Officer clerk, UUID visit, CaseId id, Instant from) {
        get(clerk, visit, id);
        return applications.bookAtCounter(filer(clerk), id, from);
    }

    private static Filer filer(Officer clerk) {
        return new Filer(clerk.id(), Filer.As.CLERK, clerk.signature());
    }

    private static String record(CaseRow row) {
        return "case:" + row.id();
    }
}
