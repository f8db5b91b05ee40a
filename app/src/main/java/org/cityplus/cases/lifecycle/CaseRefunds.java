package org.cityplus.cases.lifecycle;

import java.time.Clock;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.OwedRefunds;
import org.cityplus.payments.RefundId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case's fee on its way back by hand: who gave it and how stands on the applicant's record. */
@Component
public class CaseRefunds {
    public static final String HANDED_OUT = "refund-handed-out";

    private final CaseBook book;
    private final OwedRefunds owed;
    private final Recusal recusal;
    private final Audit audit;
    private final Clock clock;

    CaseRefunds(CaseBook book, OwedRefunds owed, Recusal recusal, Audit audit, Clock clock) {
        this.book = book;
        this.owed = owed;
        this.recusal = recusal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes down that a supervisor gave the money to the applicant; again it changes nothing.
     *
     * @throws Refusal as {@link OwedRefunds#handOut}, and FORBIDDEN on the supervisor's own case or a relative's
     */
    @Transactional
    public void handOut(Officer supervisor, RefundId refund, String how) {
        CaseId id = PaymentListener.caseOf(owed.purposeOf(supervisor, refund)).orElseThrow(Refusal::notFound);
        CaseRow row = book.getLocked(id);
        recusal.requireNone(supervisor, row);
        if (owed.handOut(supervisor, refund, how, row.applicant())) {
            audit.write(new AuditEntry(
                            clock.instant(),
                            supervisor.id(),
                            supervisor.signature(),
                            row.applicant(),
                            Applications.purpose(id),
                            HANDED_OUT)
                    .because(how.strip()));
        }
    }
}
