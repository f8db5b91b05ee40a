package org.cityplus.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.cityplus.testing.Forms.csrf;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.SandboxGateway.Course;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What a city knows of money that moves elsewhere: late, twice, never, or not at all. */
class PaymentsTest extends DemoCityTest {
    private static final Money FEE = Money.ofYuan(120);

    @Autowired
    Payments payments;

    @Autowired
    Receipts receipts;

    @Autowired
    OwedRefunds owed;

    @Autowired
    MoneyWords words;

    @Autowired
    SealMoneyWords seal;

    @Autowired
    PaymentData data;

    @Autowired
    SandboxGateway provider;

    @Autowired
    SandboxNotices notices;

    @Autowired
    Asking asking;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    City city;

    private PaymentOrder order(UUID payer) {
        return payments.open(
                payer,
                city.agencies().getFirst().id(),
                "test:" + UUID.randomUUID(),
                new LocalizedText("测试", "Test"),
                FEE,
                "/me/payments");
    }

    private static final String ACCOUNT = "转入工行 6222020212345678901，陈雨桐";

    private Receipt taken(PaymentOrder order) {
        Officer clerk = desk.officer(order.payee().value(), Role.CLERK);
        return Objects.requireNonNull(
                transactions.execute(status -> receipts.take(clerk, "张颖", order.id(), Receipt.Means.CASH)));
    }

    private Officer supervisor(PaymentOrder order) {
        return desk.officer(order.payee().value(), Role.SUPERVISOR);
    }

    private RefundId handedOut(PaymentOrder order, UUID person) {
        taken(order);
        RefundId refund = payments.refund(order.id(), order.amount(), RefundReason.REFUSED)
                .id();
        transactions.executeWithoutResult(status -> owed.handOut(supervisor(order), refund, ACCOUNT, person));
        return refund;
    }

    private Receipt returned(PaymentOrder order, UUID person) {
        Receipt receipt = taken(order);
        return Objects.requireNonNull(
                transactions.execute(status -> receipts.reverse(supervisor(order), receipt.id(), ACCOUNT, person)));
    }

    private String why(Receipt receipt, PaymentOrder order) {
        return receipts.get(supervisor(order), receipt.id())
                .findReversal()
                .orElseThrow()
                .why();
    }

    private long inClear() {
        return count("select (select count(*) from payments.refund where handed_out_how <> '')"
                + " + (select count(*) from payments.receipt where reversed_why <> '')");
    }

    /** A son paid for his mother; whoever of the two is erased, what was written of the money goes. */
    @Test
    void whatIsWrittenOfReturnedMoneyIsSealedAndGoesWithWhomItIsAboutAndWithWhoPaid() {
        for (boolean motherGoes : List.of(true, false)) {
            UUID mother = applicants.newResident().id();
            UUID son = applicants.newResident().id();
            PaymentOrder one = order(son);
            PaymentOrder other = order(son);
            RefundId refund = handedOut(one, mother);
            Receipt receipt = returned(other, mother);
            assertThat(inClear()).isZero();
            assertThat(why(receipt, other)).isEqualTo(ACCOUNT);
            for (UUID person : List.of(mother, son)) {
                assertThat(words.listOf(person))
                        .extracting(MoneyWords.Said::order, MoneyWords.Said::words)
                        .containsExactlyInAnyOrder(tuple(uuid(one), ACCOUNT), tuple(uuid(other), ACCOUNT));
            }
            UUID leaver = motherGoes ? mother : son;
            data.erase(leaver);
            data.erase(leaver);
            assertThat(why(receipt, other)).isEmpty();
            assertThat(words.listOf(mother)).isEmpty();
            assertThat(count(
                            "select count(*) from payments.refund where id = ? and state = 'DONE' and handed_out_for is null"
                                    + " and handed_out_by is not null",
                            refund.value()))
                    .as("the voucher stays")
                    .isOne();
        }
    }

    /** As the release before wrote it. */
    @Test
    void whatWasWrittenInClearIsReadBeforeAndAfterItIsSealed() {
        UUID payer = applicants.newResident().id();
        PaymentOrder one = order(payer);
        PaymentOrder other = order(payer);
        RefundId refund = handedOut(one, payer);
        Receipt receipt = returned(other, payer);
        jdbc.sql(
                        "update payments.refund set handed_out_how = ?, handed_out_for = null, handed_out_sealed = null where id = ?")
                .params(ACCOUNT, refund.value())
                .update();
        jdbc.sql(
                        "update payments.receipt set reversed_why = ?, reversed_for = null, reversed_sealed = null where id = ?")
                .params(ACCOUNT, receipt.id())
                .update();
        assertThat(inClear()).isEqualTo(2);
        assertThat(why(receipt, other)).isEqualTo(ACCOUNT);
        assertThat(words.listOf(payer)).hasSize(2);
        assertThat(seal.sealAll()).isEqualTo(2);
        assertThat(seal.sealAll()).isZero();
        assertThat(inClear()).isZero();
        assertThat(why(receipt, other)).isEqualTo(ACCOUNT);
        assertThat(words.listOf(payer)).extracting(MoneyWords.Said::words).containsExactly(ACCOUNT, ACCOUNT);
    }

    private PaymentOrder order() {
        return order(applicants.newResident().id());
    }

    @ParameterizedTest
    @EnumSource(
            value = Course.class,
            names = {"PAID", "SLOW", "TOLD_TWICE", "NEVER_TOLD", "NO_ANSWER"})
    void moneyThatMovedIsFoundByItselfWhateverHappensToTheNotice(Course course) {
        PaymentOrder order = order();
        payments.startPaying(order);
        provider.charge(order.id(), course);
        for (int i = 0; i < 40; i++) {
            clock.forward(Duration.ofSeconds(5));
            notices.tell();
            asking.round();
        }
        assertThat(payments.get(order.id()).isPaid()).isTrue();
        assertThat(count(
                        "select count(*) from payments.payment_order where id = ? and next_ask_at is null",
                        uuid(order)))
                .isEqualTo(1);
    }

    @Test
    void whileTheResultIsNotKnownNobodyIsAskedToPayAgain() {
        PaymentOrder order = order();
        payments.startPaying(order);
        provider.charge(order.id(), Course.SLOW);
        PaymentOrder unknown = payments.settle(order.id());
        assertThat(unknown.state()).isInstanceOf(PaymentState.Unknown.class);
        assertThatThrownBy(() -> payments.startPaying(unknown)).isInstanceOf(Refusal.class);
        clock.forward(SandboxGateway.SLOW);
        assertThat(payments.settle(order.id()).isPaid()).isTrue();
    }

    @Test
    void noAnswerIsNoAnswerAndNotThatNothingWasPaid() {
        PaymentOrder order = order();
        assertThat(payments.findSettled(order.id())).as("nobody tried").isPresent();
        provider.charge(order.id(), Course.NO_ANSWER);
        assertThat(payments.findSettled(order.id())).isEmpty();
        assertThat(payments.settle(order.id()).canBePaid())
                .as("nobody went to the provider; what was known before stays")
                .isTrue();
        PaymentOrder slow = order();
        provider.charge(slow.id(), Course.SLOW);
        assertThat(payments.findSettled(slow.id())).isEmpty();
        clock.forward(SandboxGateway.SLOW);
        assertThat(payments.findSettled(order.id()).orElseThrow().isPaid()).isTrue();
        assertThat(payments.findSettled(slow.id()).orElseThrow().isPaid()).isTrue();
    }

    @Test
    void whoeverWentToAProviderThatIsSilentIsNotAskedToPayAgainUntilItAnswers() {
        PaymentOrder paid = order();
        payments.startPaying(paid);
        provider.charge(paid.id(), Course.NO_ANSWER);
        PaymentOrder unknown = payments.settle(paid.id());
        assertThat(unknown.state()).isInstanceOf(PaymentState.Unknown.class);
        assertThatThrownBy(() -> payments.startPaying(unknown)).hasMessageContaining("payments.still-unknown");
        clock.forward(SandboxGateway.SLOW);
        asking.round();
        assertThat(payments.get(paid.id()).isPaid()).isTrue();

        PaymentOrder notPaid = order();
        payments.startPaying(notPaid);
        provider.charge(notPaid.id(), Course.DECLINED);
        jdbc.sql("update payments.sandbox_charge set silent_until = ? where payment_order = ?")
                .params(java.sql.Timestamp.from(clock.instant().plusSeconds(20)), uuid(notPaid))
                .update();
        assertThat(payments.settle(notPaid.id()).state()).isInstanceOf(PaymentState.Unknown.class);
        clock.forward(SandboxGateway.SLOW);
        asking.round();
        assertThat(payments.get(notPaid.id()).state()).isEqualTo(new PaymentState.Open(Failure.DECLINED));
    }

    @Test
    void whatIsNotPaidIsNotSaidToBe() {
        Resident payer = applicants.newResident();
        order(payer.id());
        assertThat(mvc.get().uri("/me/payments").with(Applicants.as(payer)))
                .bodyText()
                .contains("应付给：")
                .doesNotContain("已付给：");
    }

    @Test
    void whoeverCancelsIsToldThatTheMoneyCameFirst() {
        assertThat(payments.cancel(paid().id()).isPaid()).isTrue();
        assertThat(payments.cancel(order().id()).state()).isInstanceOf(PaymentState.Cancelled.class);
    }

    @Test
    void anAttemptThatFailedSaysWhyAndCanBeRepeated() {
        PaymentOrder order = order();
        payments.startPaying(order);
        provider.charge(order.id(), Course.SLOWLY_DECLINED);
        assertThat(payments.settle(order.id()).state()).isInstanceOf(PaymentState.Unknown.class);
        clock.forward(SandboxGateway.SLOW);
        assertThat(payments.settle(order.id()).state()).isEqualTo(new PaymentState.Open(Failure.DECLINED));
        payments.startPaying(payments.get(order.id()));
        provider.charge(order.id(), Course.PAID);
        assertThat(payments.settle(order.id()).isPaid()).isTrue();
    }

    @Test
    void moneyThatComesForACancelledOrderGoesBackOnceAndWhole() {
        PaymentOrder order = order();
        payments.startPaying(order);
        provider.charge(order.id(), Course.NEVER_TOLD);
        payments.cancel(order.id());
        for (int i = 0; i < 20; i++) {
            clock.forward(Duration.ofSeconds(11));
            asking.round();
            payments.settle(order.id());
        }
        assertThat(payments.get(order.id()).state()).isInstanceOf(PaymentState.Cancelled.class);
        assertThat(payments.listRefunds(List.of(order.id()))).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(Refund.State.DONE);
            assertThat(refund.amount()).isEqualTo(FEE);
            assertThat(refund.reason()).isEqualTo(RefundReason.CAME_TOO_LATE);
        });
        assertThat(sentBack(order)).isEqualTo(FEE.fen());
    }

    @Test
    void twoReasonsAtOnceNeverGiveBackMoreThanWasPaid() {
        PaymentOrder order = paid();
        Crowd<Refund> crowd = Crowd.of(
                16, i -> payments.refund(order.id(), FEE, i % 2 == 0 ? RefundReason.REFUSED : RefundReason.WITHDRAWN));
        assertThat(crowd.answers())
                .extracting(Refund::id)
                .hasSizeGreaterThan(0)
                .containsOnly(crowd.answers().getFirst().id());
        assertThat(crowd.refusals())
                .extracting(refusal -> refusal.message().key())
                .containsOnly("payments.more-than-paid");
        assertThatThrownBy(() -> payments.refund(order().id(), FEE, RefundReason.REFUSED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("payments.nothing-paid");
    }

    @Test
    void aRefundRolledBackIsNeverCarriedOut() {
        PaymentOrder order = paid();
        transactions.executeWithoutResult(status -> {
            payments.refund(order.id(), FEE, RefundReason.REFUSED);
            status.setRollbackOnly();
        });
        clock.forward(Duration.ofMinutes(1));
        asking.round();
        assertThat(sentBack(order)).isZero();
    }

    @Test
    void aNoticeIsSignedAndOnlyMakesTheCityAsk() {
        PaymentOrder order = order();
        String body = order.id().toString();
        assertThat(mvc.post()
                        .uri("/api/payments/notices")
                        .header("Payment-Signature", "00")
                        .content(body))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/api/payments/notices")
                        .header("Payment-Signature", provider.sign(body))
                        .content(body))
                .hasStatus(204);
        assertThat(payments.get(order.id()).canBePaid()).as("nobody paid").isTrue();
        provider.charge(order.id());
        for (int i = 0; i < 3; i++) {
            assertThat(mvc.post()
                            .uri("/api/payments/notices")
                            .header("Payment-Signature", provider.sign(body))
                            .content(body))
                    .hasStatus(204);
        }
        assertThat(payments.get(order.id()).isPaid()).isTrue();
        String strange = UUID.randomUUID().toString();
        assertThat(mvc.post()
                        .uri("/api/payments/notices")
                        .header("Payment-Signature", provider.sign(strange))
                        .content(strange))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesAtTheDoorForNoticesAreAnsweredWithoutATrace(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] body = new byte[random.nextInt(i == 49 ? 40_000 : 200)];
            random.nextBytes(body);
            byte[] signature = new byte[random.nextInt(40) + 1];
            random.nextBytes(signature);
            int status = mvc.post()
                    .uri("/api/payments/notices")
                    .header("Payment-Signature", new String(signature, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .content(body)
                    .exchange()
                    .getResponse()
                    .getStatus();
            assertThat(status).isIn(400, 403, 413);
        }
    }

    /** Any order of things that can happen to money, and what must be true in the end. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whateverHappensTheBooksAgreeWithTheProvider(long seed) {
        Random random = new Random(seed);
        PaymentOrder order = order();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0 -> tryTo(() -> payments.startPaying(payments.get(order.id())));
                case 1 -> {
                    if (random.nextBoolean()) {
                        Course course = Course.values()[random.nextInt(Course.values().length)];
                        provider.charge(order.id(), course);
                    }
                }
                case 2 -> payments.settle(order.id());
                case 3 -> notices.tell();
                case 4 -> asking.round();
                case 5 -> clock.forward(Duration.ofSeconds(random.nextInt(60)));
                case 6 -> {
                    if (random.nextInt(6) == 0) {
                        payments.cancel(order.id());
                    }
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        tryTo(() -> payments.refund(
                                order.id(), new Money(1 + random.nextInt(12_000)), RefundReason.REFUSED));
                    }
                }
            }
            assertThat(refundsOf(order)).isLessThanOrEqualTo(FEE.fen());
        }
        for (int i = 0; i < 80; i++) {
            clock.forward(Duration.ofSeconds(30));
            notices.tell();
            asking.round();
        }
        payments.settle(order.id());
        asking.round();
        clock.forward(Duration.ofHours(7));
        asking.round();
        clock.forward(Duration.ofHours(7));
        asking.round();
        boolean taken = count(
                        "select count(*) from payments.sandbox_charge where payment_order = ? and failure is null",
                        uuid(order))
                == 1;
        PaymentState state = payments.get(order.id()).state();
        assertThat(state).isNotInstanceOf(PaymentState.Unknown.class);
        assertThat(state instanceof PaymentState.Paid).isEqualTo(taken && !(state instanceof PaymentState.Cancelled));
        assertThat(sentBack(order)).isEqualTo(refundsOf(order)).isLessThanOrEqualTo(taken ? FEE.fen() : 0);
        if (state instanceof PaymentState.Cancelled) {
            assertThat(sentBack(order)).isEqualTo(taken ? FEE.fen() : 0);
        }
    }

    @Test
    void thePayerSeesTheirOrdersAndNobodyElseDoes() {
        Resident payer = applicants.newResident();
        PaymentOrder order = order(payer.id());
        payments.startPaying(order);
        provider.charge(order.id(), Course.SLOW);
        payments.settle(order.id());
        assertThat(mvc.get().uri("/me/payments").with(Applicants.as(payer)))
                .hasStatusOk()
                .bodyText()
                .contains("确认中", "¥120.00", "请先别再付");
        assertThat(mvc.get().uri("/api/me/payments").with(Applicants.as(payer)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].state")
                .isEqualTo("unknown");
        Resident other = applicants.newResident();
        assertThat(mvc.get().uri("/me/payments").with(Applicants.as(other)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("¥120.00");
        assertThat(mvc.get().uri("/me/payments?before=" + order.id()).with(Applicants.as(other)))
                .hasStatus(404);
        assertThat(mvc.post().uri("/sandbox/cashier/" + order.id()).with(csrf()).with(Applicants.as(other)))
                .hasStatus(404);
    }

    @Test
    void ordersAreReadPageByPage() {
        Resident payer = applicants.newResident();
        for (int i = 0; i < 25; i++) {
            order(payer.id());
            clock.forward(Duration.ofSeconds(i % 2));
        }
        List<PaymentOrder> first = payments.listOf(payer.id(), Optional.empty(), 20);
        List<PaymentOrder> second = payments.listOf(payer.id(), Optional.of(first.getLast()), 20);
        assertThat(first).hasSize(20);
        assertThat(second).hasSize(5).doesNotContainAnyElementsOf(first);
    }

    private PaymentOrder paid() {
        PaymentOrder order = order();
        payments.startPaying(order);
        provider.charge(order.id());
        return payments.settle(order.id());
    }

    private static void tryTo(Runnable act) {
        try {
            act.run();
        } catch (Refusal refused) {
            // A refusal is an answer.
        }
    }

    private long refundsOf(PaymentOrder order) {
        return count("select coalesce(sum(amount_fen), 0) from payments.refund where payment_order = ?", uuid(order));
    }

    private long sentBack(PaymentOrder order) {
        return count(
                "select coalesce(sum(amount_fen), 0) from payments.sandbox_refund where payment_order = ?",
                uuid(order));
    }

    private static UUID uuid(PaymentOrder order) {
        return order.id().value();
    }
}
