package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.time.Instant;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentOrderPaid;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The provider's notice, the payer's return and a program's question may come in any order and number. */
class PayingTest extends DemoCityTest {
    @Autowired
    Applications applications;

    @Autowired
    PaymentListener listener;

    @Autowired
    SandboxGateway provider;

    @Autowired
    CaseBook book;

    @Autowired
    MockMvcTester mvc;

    @Test
    void theFeeIsRecordedOnceHoweverOftenItIsTold() {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.accepted(resident);
        PaymentOrder order = applications.settledOrder(row.id());
        provider.charge(order.id());
        provider.charge(order.id());
        var notice = new PaymentOrderPaid(order.id(), order.purpose(), Instant.parse("2026-11-24T02:00:00Z"));
        applications.settledOrder(row.id());
        listener.on(notice);
        listener.on(notice);
        assertThat(mvc.get().uri("/cases/{id}", row.id()).with(Applicants.as(resident)))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/cases/{id}/payment", row.id()).with(Applicants.as(resident)))
                .hasStatusOk();
        assertPaidOnce(row);
    }

    @Test
    void noticesAndQuestionsInTheSameMomentRecordItOnce() {
        CaseRow row = applicants.accepted(applicants.newResident());
        PaymentOrder order = applications.settledOrder(row.id());
        provider.charge(order.id());
        Crowd<CaseRow> told = Crowd.of(20, i -> {
            applications.settledOrder(row.id());
            return applications.recordPayment(row.id());
        });
        assertThat(told.refusals()).isEmpty();
        assertThat(told.answers()).extracting(CaseRow::stage).containsOnly(Stage.AWAITING_VISIT);
        assertPaidOnce(row);
    }

    @Test
    void aNoticeWithoutMoneyMovesNothing() {
        CaseRow row = applicants.accepted(applicants.newResident());
        PaymentOrder order = applications.settledOrder(row.id());
        listener.on(new PaymentOrderPaid(order.id(), order.purpose(), Instant.parse("2026-11-24T02:00:00Z")));
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    }

    @Test
    void thePayerPressesPayAndComesBackToACaseThatMovedOn() {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.accepted(resident);
        String cashier =
                "/sandbox/cashier/" + applications.settledOrder(row.id()).id();
        for (int press = 0; press < 2; press++) {
            assertThat(mvc.post().uri(cashier).with(csrf()).with(Applicants.as(resident)))
                    .hasStatus(302)
                    .hasRedirectedUrl("/cases/" + row.id());
        }
        assertThat(mvc.get().uri("/cases/{id}", row.id()).with(Applicants.as(resident)))
                .hasStatusOk();
        assertPaidOnce(row);
    }

    private void assertPaidOnce(CaseRow row) {
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_VISIT);
        assertThat(count(
                        "select count(*) from cases.action where case_id = ? and type = 'Paid'",
                        row.id().value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit.entry where record = ? and act = 'paid'", "case:" + row.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from payments.sandbox_charge c join payments.payment_order o"
                                + " on o.id = c.payment_order where o.purpose = ?",
                        "case:" + row.id()))
                .isEqualTo(1);
    }
}
