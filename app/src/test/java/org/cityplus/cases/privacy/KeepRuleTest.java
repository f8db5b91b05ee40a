package org.cityplus.cases.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.cityplus.payments.OrderId;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.PaymentState;
import org.cityplus.payments.Refund;
import org.cityplus.payments.RefundId;
import org.cityplus.payments.RefundReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule keeps a case that breaks it alone; without any it goes. */
class KeepRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2036, 11, 25);
    private static final OrderId ORDER = new OrderId(new UUID(0, 1));

    private static KeepRule.Facts facts(
            Stage stage,
            LocalDate lastDay,
            boolean contestable,
            PaymentState paid,
            Refund.State refund,
            LocalDate until) {
        return new KeepRule.Facts(
                TODAY,
                stage,
                lastDay,
                contestable,
                Optional.of(new PaymentOrder(
                        ORDER,
                        new UUID(0, 2),
                        new AgencyId("a"),
                        "case:x",
                        new LocalizedText("护照", "Passport"),
                        Money.ofYuan(120),
                        "/",
                        Instant.EPOCH,
                        paid)),
                List.of(new Refund(
                        new RefundId(new UUID(0, 3)),
                        ORDER,
                        RefundReason.REFUSED,
                        Money.ofYuan(120),
                        refund,
                        Instant.EPOCH,
                        null)),
                until);
    }

    private static final PaymentState PAID = new PaymentState.Paid(Instant.EPOCH);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @Test
    void withoutAnyItGoes() {
        assertThat(KeepRule.first(facts(Stage.REFUSED, YESTERDAY, false, PAID, Refund.State.DONE, YESTERDAY)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneIsEnough(KeepRule rule) {
        KeepRule.Facts facts = switch (rule) {
            case UNDER_WAY -> facts(Stage.AWAITING_ADMISSION, YESTERDAY, false, PAID, Refund.State.DONE, YESTERDAY);
            case IN_TIME -> facts(Stage.REFUSED, TODAY, false, PAID, Refund.State.DONE, YESTERDAY);
            case CONTESTABLE -> facts(Stage.REFUSED, YESTERDAY, true, PAID, Refund.State.DONE, YESTERDAY);
            case FEE_OPEN ->
                facts(
                        Stage.REFUSED,
                        YESTERDAY,
                        false,
                        new PaymentState.Unknown(Instant.EPOCH),
                        Refund.State.DONE,
                        YESTERDAY);
            case REFUND_OPEN -> facts(Stage.REFUSED, YESTERDAY, false, PAID, Refund.State.STUCK, YESTERDAY);
            case PRESERVED -> facts(Stage.REFUSED, YESTERDAY, false, PAID, Refund.State.DONE, TODAY);
        };
        assertThat(KeepRule.first(facts)).contains(rule);
    }

    @Test
    void aFeeNobodyOwesAnyMoreKeepsNothing() {
        assertThat(KeepRule.first(facts(
                        Stage.LAPSED,
                        YESTERDAY,
                        false,
                        new PaymentState.Cancelled(Instant.EPOCH),
                        Refund.State.DONE,
                        YESTERDAY)))
                .isEmpty();
        assertThat(KeepRule.first(facts(
                        Stage.LAPSED, YESTERDAY, false, new PaymentState.Open(null), Refund.State.DONE, YESTERDAY)))
                .contains(KeepRule.FEE_OPEN);
    }
}
