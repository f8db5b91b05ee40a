package org.cityplus.cases.lifecycle;

import java.util.UUID;
import org.cityplus.cases.form.Acting;
import org.cityplus.payments.PayerRule;
import org.cityplus.payments.PaymentOrder;
import org.springframework.stereotype.Component;

/** A case is paid by its applicant or by whoever may see to it now, whoever filed it. */
@Component
class CasePayers implements PayerRule {
    private final CaseBook book;
    private final Acting acting;

    CasePayers(CaseBook book, Acting acting) {
        this.book = book;
        this.acting = acting;
    }

    @Override
    public boolean mayPay(UUID viewer, PaymentOrder order) {
        return PaymentListener.caseOf(order.purpose())
                .flatMap(book::find)
                .filter(row -> acting.may(viewer, row.applicant(), row.service()))
                .isPresent();
    }
}
