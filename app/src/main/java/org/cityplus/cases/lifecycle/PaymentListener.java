package org.cityplus.cases.lifecycle;

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
        if (paid.purpose().startsWith(CASE)) {
            applications.recordPayment(new CaseId(UUID.fromString(paid.purpose().substring(CASE.length()))));
        }
    }
}
