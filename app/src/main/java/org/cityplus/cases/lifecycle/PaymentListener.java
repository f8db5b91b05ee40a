package org.cityplus.cases.lifecycle;

import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.payments.PaymentOrderPaid;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Moves a case on when its fee arrives, though the payer may never come back from the cashier. */
@Component
class PaymentListener {
    private static final String CASE = "case:";

    private final Applications applications;

    PaymentListener(Applications applications) {
        this.applications = applications;
    }

    @ApplicationModuleListener
    void on(PaymentOrderPaid paid) {
        caseOf(paid.purpose()).ifPresent(applications::recordPayment);
    }

    /** The case a purpose names, if it is about one. */
    static Optional<CaseId> caseOf(String purpose) {
        return purpose.startsWith(CASE)
                ? Optional.of(new CaseId(UUID.fromString(purpose.substring(CASE.length()))))
                : Optional.empty();
    }
}
