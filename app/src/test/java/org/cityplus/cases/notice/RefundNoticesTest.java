package org.cityplus.cases.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentRefundStuck;
import org.cityplus.payments.PaymentRefunded;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Refund;
import org.cityplus.payments.RefundReason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever paid reads that the money went back, or that it comes another way; each once, however often it is told. */
class RefundNoticesTest extends DemoCityTest {
    @Autowired
    Applications applications;

    @Autowired
    Payments payments;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvcTester mvc;

    @Test
    void thePayerIsToldOnceEach() {
        Resident chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        PaymentOrder order = applications.settledOrder(row.id());
        Refund refund = payments.refund(order.id(), order.amount(), RefundReason.REFUSED);
        for (int i = 0; i < 2; i++) {
            publish(new PaymentRefundStuck(order.id(), refund.id(), order.purpose(), clock.instant()));
            publish(new PaymentRefunded(order.id(), refund.id(), order.purpose(), clock.instant()));
        }
        await().untilAsserted(() -> {
            assertThat(told(chen, "cases.refunded")).isEqualTo(1);
            assertThat(told(chen, "cases.refundstuck")).isEqualTo(1);
            assertThat(count(
                            "select count(*) from events.event_publication where serialized_event like ?",
                            "%" + refund.id() + "%"))
                    .isZero();
        });
        String messages = "/messages/" + row.agency();
        assertThat(mvc.get().uri(messages).with(Applicants.as(chen)))
                .bodyText()
                .contains(
                        "退款已退回",
                        "退款不能原路退回",
                        "您不用再申请；有疑问打 12345",
                        row.number(),
                        order.amount().toString());
        assertThat(mvc.get().uri(messages).header("Accept-Language", "en").with(Applicants.as(chen)))
                .bodyText()
                .contains("Refund sent", "The refund takes another way", "you need not ask");
        assertThat(List.of(told(chen, "cases.refunded"), told(chen, "cases.refundstuck")))
                .containsOnly(1L);
    }

    private void publish(Object event) {
        transactions.executeWithoutResult(tx -> events.publishEvent(event));
    }

    private long told(Resident who, String kind) {
        return count("select count(*) from channels.notification where resident = ? and kind = ?", who.id(), kind);
    }
}
