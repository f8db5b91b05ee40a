package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentOrderPaid;
import org.cityplus.payments.Payments;
import org.cityplus.payments.RefundReason;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

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
    Timers timers;

    @Autowired
    Payments payments;

    @Autowired
    TransactionTemplate transactions;

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

    @Test
    void whoeverComesBackWithoutAnAnswerIsNotAskedToPayAgain() {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.accepted(resident);
        String cashier =
                "/sandbox/cashier/" + applications.settledOrder(row.id()).id();
        assertThat(mvc.post().uri("/cases/{id}/pay", row.id()).with(csrf()).with(Applicants.as(resident)))
                .hasRedirectedUrl(cashier);
        assertThat(mvc.post()
                        .uri(cashier)
                        .param("course", "NO_ANSWER")
                        .with(csrf())
                        .with(Applicants.as(resident)))
                .hasRedirectedUrl("/cases/" + row.id());
        assertThat(mvc.get().uri("/cases/{id}", row.id()).with(Applicants.as(resident)))
                .hasStatusOk()
                .bodyText()
                .contains("请先别再付", "正在确认您的付款")
                .doesNotContain("/cases/" + row.id() + "/pay", "轮到您");
        assertThat(mvc.get().uri("/api/cases/{id}/payment", row.id()).with(Applicants.as(resident)))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("UNKNOWN");
        clock.forward(Duration.ofSeconds(21));
        assertThat(mvc.get().uri("/cases/{id}", row.id()).with(Applicants.as(resident)))
                .hasStatusOk();
        assertPaidOnce(row);
    }

    /** The provider's answer is being written down in the very moment: neither is the case lost nor the money. */
    @Test
    void moneyThatComesWhileTheApplicantWithdrawsGoesBack() throws Exception {
        Resident resident = applicants.newResident();
        CaseRow row = applicants.accepted(resident);
        PaymentOrder order = applications.settledOrder(row.id());
        assertThat(whilePaid(order, () -> applications.withdraw(resident.id(), row.id(), ""))
                        .stage())
                .isEqualTo(Stage.WITHDRAWN);
        assertThat(payments.get(order.id()).isPaid()).isTrue();
        assertThat(payments.listRefunds(List.of(order.id())))
                .singleElement()
                .satisfies(refund -> assertThat(refund.reason()).isEqualTo(RefundReason.WITHDRAWN));
    }

    @Test
    void moneyThatComesWhileTheTermEndsIsInTime() throws Exception {
        CaseRow row = applicants.accepted(applicants.newResident());
        PaymentOrder order = applications.settledOrder(row.id());
        clock.forward(Duration.ofDays(8));
        // Before all else that is due.
        jdbc.sql("update cases.deadline set due_at = timestamptz '2026-01-01' where case_id = ? and kind = 'FEE'")
                .param(row.id().value())
                .update();
        whilePaid(order, timers::fireDue);
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_VISIT);
        assertThat(payments.listRefunds(List.of(order.id()))).isEmpty();
    }

    /** Somebody acts while another transaction has the money and is not at its end yet. */
    private <T> T whilePaid(PaymentOrder order, Callable<T> act) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> acting = Objects.requireNonNull(transactions.execute(status -> {
                jdbc.sql("update payments.payment_order set state = 'PAID', paid_at = ? where id = ?")
                        .params(Timestamp.from(clock.instant()), order.id().value())
                        .update();
                Future<T> started = people.submit(act);
                await("it waits for the order")
                        .until(() -> count("select count(*) from pg_locks where not granted") > 0);
                return started;
            }));
            return acting.get(60, TimeUnit.SECONDS);
        }
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
