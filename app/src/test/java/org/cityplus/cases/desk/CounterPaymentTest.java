package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Refund;
import org.cityplus.payments.RefundId;
import org.cityplus.payments.RefundReason;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An old woman at the counter: her case is filed, paid in cash and booked there; and who else may pay for her. */
class CounterPaymentTest extends DemoCityTest {
    private static final String AGENCY = "exit-entry-500103";

    @Autowired
    Counter counter;

    @Autowired
    CounterCases cases;

    @Autowired
    CounterMatters matters;

    @Autowired
    CaseFees fees;

    @Autowired
    CaseRefunds refunds;

    @Autowired
    Relations relations;

    @Autowired
    CaseBook book;

    @Autowired
    Desk officers;

    @Autowired
    Visits visits;

    @Autowired
    Applications applications;

    @Autowired
    Lodging lodging;

    @Autowired
    Mandates mandates;

    @Autowired
    Residents residents;

    @Autowired
    Payments payments;

    @Autowired
    SandboxGateway provider;

    @Autowired
    MockMvcTester mvc;

    private Officer clerk = new Officer(new UUID(0, 0), "", "", "", "", null);
    private CounterVisit visit = new CounterVisit(clerk.id(), clerk.id(), java.time.Instant.EPOCH);
    private CaseRow row;

    @BeforeEach
    void herCaseIsFiled() {
        clerk = desk.officer(AGENCY, Role.CLERK);
        visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "办护照");
        row = filed(visit);
    }

    private CaseRow filed(CounterVisit visit) {
        Map<String, String> answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", "500193194602091348");
        return applicants.accept(cases.file(clerk, visit.id(), "passport-first", UUID.randomUUID(), answers));
    }

    @Test
    void cashIsTakenOnceBothNamesStandOnItAndTheVisitIsBooked() {
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        assertThat(receipt.number()).matches("R-2611-\\d{6}");
        assertThat(matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH))
                .isEqualTo(receipt);
        assertThat(key(() -> matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CARD)))
                .isEqualTo("payments.receipt.paid-already");
        CaseRow paid = book.get(row.id());
        assertThat(paid.stage()).isEqualTo(Stage.AWAITING_VISIT);
        var recorded = book.getRecord(paid).actions().getLast();
        assertThat(recorded.action()).isInstanceOf(CaseAction.Paid.class);
        assertThat(recorded.actor().kind()).isEqualTo(Actor.Kind.CLERK);
        assertThat(recorded.actor().name()).contains("张颖");
        assertThat(desk.trail(row)).contains("paid", CaseFees.PAID_AT_COUNTER);
        var from = applicants.slots(row, 0).getFirst().from();
        CaseRow booked = matters.book(clerk, visit.id(), row.id(), from);
        assertThat(matters.book(clerk, visit.id(), row.id(), from)).isEqualTo(booked);
        assertThat(booked.stage()).isEqualTo(Stage.AWAITING_ATTENDANCE);
        assertThat(book.getRecord(booked).actions().getLast().actor().name()).contains("张颖");
    }

    /** While nobody knows what came of paying online, no cash is taken; when it is known, none is needed. */
    @Test
    void noCashIsTakenWhileAPaymentOnlineMayHaveGoneThrough() {
        PaymentOrder order = fees.findOrder(row.id()).orElseThrow();
        payments.startPaying(order);
        provider.charge(order.id(), SandboxGateway.Course.NEVER_TOLD);
        assertThat(key(() -> matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo("payments.still-unknown");
        payments.settle(order.id());
        assertThat(key(() -> matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo("payments.still-unknown");
        clock.forward(java.time.Duration.ofMinutes(1));
        assertThat(payments.settle(order.id()).isPaid()).isTrue();
        assertThat(key(() -> matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo("payments.receipt.paid-already");
    }

    /** The provider never had the money a counter took: it is not asked for it, somebody hands it out. */
    @Test
    void aRefundOfCashIsHandedOutOnceByAnotherThanTookIt() {
        matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        PaymentOrder order = fees.findOrder(row.id()).orElseThrow();
        RefundId refund = payments.refund(order.id(), order.amount(), RefundReason.REFUSED)
                .id();
        assertThat(payments.listRefunds(List.of(order.id())))
                .singleElement()
                .extracting(Refund::state)
                .isEqualTo(Refund.State.STUCK);
        isTold(order, "cases.refundstuck");
        assertThat(count(
                        "select count(*) from payments.sandbox_refund where payment_order = ?",
                        order.id().value()))
                .isZero();
        Officer supervisor = desk.officer(AGENCY, Role.SUPERVISOR);
        String at = "/desk/receipts/refunds/" + refund;
        assertThat(mvc.get().uri("/desk/receipts").with(Applicants.as(supervisor)))
                .hasStatusOk()
                .bodyText()
                .contains(at, "/desk/cases/" + row.id());
        assertThat(mvc.post().uri(at).param("how", " ").with(csrf()).with(Applicants.as(supervisor)))
                .hasStatus(422)
                .bodyText()
                .contains("how-" + refund, "最多 200 字");
        Officer elsewhere = desk.officer("exit-entry-500101", Role.SUPERVISOR);
        assertThat(mvc.get().uri("/desk/receipts").with(Applicants.as(elsewhere)))
                .bodyText()
                .doesNotContain(at);
        assertThat(mvc.post().uri(at).param("how", "x").with(csrf()).with(Applicants.as(elsewhere)))
                .hasStatus(404);
        Officer both = new Officer(
                clerk.id(), clerk.displayName(), AGENCY, "a", "b", java.util.Set.of(Role.SUPERVISOR.name()));
        assertThat(key(() -> refunds.handOut(both, refund, "x"))).isEqualTo("payments.receipt.own");
        Crowd.of(4, i -> {
            refunds.handOut(supervisor, refund, "本人签收，凭证 F-17");
            return i;
        });
        assertThat(payments.listRefunds(List.of(order.id())).getFirst().state()).isEqualTo(Refund.State.DONE);
        isTold(order, "cases.refunded");
        assertThat(desk.trail(row)).containsOnlyOnce(CaseRefunds.HANDED_OUT);
        assertThat(mvc.put()
                        .uri("/api" + at)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"how\":\"again\"}")
                        .with(Applicants.as(supervisor)))
                .hasStatus(204);
        assertThat(mvc.get().uri("/api/desk/receipts/refunds").with(Applicants.as(supervisor)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(refund.toString());
    }

    /** 罗桂芳 is the supervisor's mother: he touches neither her case nor her money. */
    @Test
    void nobodyMovesTheMoneyOfTheirOwnMother() {
        Officer son = desk.officer(AGENCY, Role.OFFICER, Role.SUPERVISOR, Role.CLERK);
        relations.declare(son, "500193194602091348", Relations.Relation.FAMILY);
        CounterVisit hers = counter.receive(son, "resident-card", "500193194602091348", "罗桂芳", "缴费");
        assertThat(key(() -> matters.takeFee(son, hers.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo("desk.recusal");
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        assertThat(key(() -> fees.returnFee(son, receipt.id(), "收错了办件"))).isEqualTo("desk.recusal");
        assertThat(mvc.post()
                        .uri("/api/desk/receipts/" + receipt.id() + "/reverse")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"why\":\"收错了办件\"}")
                        .with(Applicants.as(son)))
                .hasStatus(403);
        PaymentOrder order = fees.findOrder(row.id()).orElseThrow();
        RefundId refund = payments.refund(order.id(), order.amount(), RefundReason.REFUSED)
                .id();
        assertThat(mvc.put()
                        .uri("/api/desk/receipts/refunds/" + refund)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"how\":\"交给她儿子了\"}")
                        .with(Applicants.as(son)))
                .hasStatus(403);
        assertThat(payments.listRefunds(List.of(order.id())).getFirst().state()).isEqualTo(Refund.State.STUCK);
        refunds.handOut(desk.officer(AGENCY, Role.SUPERVISOR), refund, "本人签收，凭证 F-18");
        assertThat(payments.listRefunds(List.of(order.id())).getFirst().state()).isEqualTo(Refund.State.DONE);
    }

    @Test
    void aClerkFilesForTheHallsOfTheirOwnAgencyOnly() {
        Map<String, String> answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", "500193194602091348");
        answers.put("office", "hall-500101-1");
        long before = count("select count(*) from cases.case_row where applicant = ?", visit.person());
        UUID form = UUID.randomUUID();
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> cases.file(clerk, visit.id(), "passport-first", form, answers));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.fields()).extracting("field").containsExactly("office");
        assertThat(count("select count(*) from cases.case_row where applicant = ?", visit.person()))
                .isEqualTo(before);
        answers.put("office", "hall-500103-1");
        assertThat(cases.file(clerk, visit.id(), "passport-first", form, answers)
                        .agency()
                        .value())
                .isEqualTo(AGENCY);
    }

    /** Whoever presses at the counter and online in one moment pays once, and money is taken once. */
    @Test
    void atTheCounterAndOnlineInTheSameMomentItIsPaidOnce() {
        for (int round = 0; round < 8; round++) {
            CaseRow raced = filed(visit);
            PaymentOrder order = fees.findOrder(raced.id()).orElseThrow();
            Crowd<String> crowd = Crowd.of(4, i -> {
                if (i % 2 == 0) {
                    return matters.takeFee(clerk, visit.id(), raced.id(), Receipt.Means.CASH)
                            .number();
                }
                provider.charge(order.id());
                return fees.settledOrder(raced.id()).isPaid() ? "online" : "closed";
            });
            long receipts = count(
                    "select count(*) from payments.receipt where payment_order = ? and reversed_at is null",
                    order.id().value());
            long charges = count(
                    "select count(*) from payments.sandbox_charge where payment_order = ? and paid_at is not null",
                    order.id().value());
            assertThat(receipts + charges).as("%s", crowd).isEqualTo(1);
            fees.settledOrder(raced.id());
            assertThat(fees.record(raced.id()).stage()).isEqualTo(Stage.AWAITING_VISIT);
            assertThat(count(
                            "select count(*) from cases.action where case_id = ? and type = 'Paid'",
                            raced.id().value()))
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherClerkAnotherAgencyAndAnotherPersonsVisitAreNone() {
        Officer other = desk.officer("exit-entry-500101", Role.CLERK);
        CounterVisit theirs = counter.receive(other, "resident-card", "500193194602091348", "罗桂芳", "办护照");
        assertThat(refused(() -> matters.takeFee(other, theirs.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refused(() ->
                        matters.takeFee(desk.officer(AGENCY, Role.CLERK), visit.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        CaseRow strangers = applicants.accepted(applicants.newResident());
        assertThat(refused(() -> matters.takeFee(clerk, visit.id(), strangers.id(), Receipt.Means.CASH)))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        counter.end(clerk, visit.id());
        assertThat(refused(() -> matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH)))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aSupervisorGivesItBackOnTheSameDayAndTheCaseWaitsForItAgain() {
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CARD);
        var from = applicants.slots(row, 1).getFirst().from();
        matters.book(clerk, visit.id(), row.id(), from);
        Officer supervisor = desk.officer(AGENCY, Role.SUPERVISOR);
        assertThat(key(() -> fees.returnFee(supervisor, receipt.id(), " "))).isEqualTo("payments.receipt.why-rule");
        assertThat(refused(() -> fees.returnFee(desk.officer("exit-entry-500101", Role.SUPERVISOR), receipt.id(), "x")))
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        Officer both = new Officer(
                clerk.id(), clerk.displayName(), AGENCY, "a", "b", java.util.Set.of(Role.SUPERVISOR.name()));
        assertThat(key(() -> fees.returnFee(both, receipt.id(), "x"))).isEqualTo("payments.receipt.own");
        Receipt reversed = fees.returnFee(supervisor, receipt.id(), "收错了办件");
        assertThat(reversed.findReversal()).isPresent();
        assertThat(fees.returnFee(supervisor, receipt.id(), "收错了办件")).isEqualTo(reversed);
        CaseRow due = book.get(row.id());
        assertThat(due.stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(due.findPromisedOn()).isEmpty();
        assertThat(count(
                        "select count(*) from cases.booking where case_id = ?",
                        row.id().value()))
                .isZero();
        assertThat(desk.trail(row)).endsWith(CaseFees.RETURNED);
        provider.charge(fees.findOrder(row.id()).orElseThrow().id());
        assertThat(fees.settledOrder(row.id()).isPaid()).as("online again").isTrue();
    }

    @Test
    void aFeeTakenWronglyIsPaidAgainWithoutComingAgain() {
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        Officer officer = desk.officer(AGENCY);
        CaseRow seen = officers.act(officer, row.id(), book.get(row.id()).sequence(), new DeskAct.Attend());
        assertThat(seen.stage()).isEqualTo(Stage.AWAITING_DECISION);
        fees.returnFee(desk.officer(AGENCY, Role.SUPERVISOR), receipt.id(), "收错了办件");
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CARD);
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_DECISION);
        assertThat(book.get(row.id()).dueOn()).as("the city's time runs on").isEqualTo(seen.dueOn());
    }

    @Test
    void onAnotherDayItIsNoMoreTheCountersToGiveBack() {
        Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
        Officer supervisor = desk.officer(AGENCY, Role.SUPERVISOR);
        clock.forward(Duration.ofHours(14));
        assertThat(key(() -> fees.returnFee(supervisor, receipt.id(), "x")))
                .as("midnight in Chongqing")
                .isEqualTo("payments.receipt.another-day");
        assertThat(book.get(row.id()).stage()).isEqualTo(Stage.AWAITING_VISIT);
    }

    /** Forms only, as a desk without scripts sends them; a program goes the same way. */
    @Test
    void thePagesAndTheProgramTakeTheFeeAndBook() {
        String at = "/desk/counter/" + visit.id() + "/matters/" + row.id();
        assertThat(mvc.get().uri("/desk/counter/" + visit.id() + "/cases").with(Applicants.as(clerk)))
                .hasStatusOk()
                .bodyText()
                .contains(at);
        assertThat(mvc.post().uri(at + "/fee").with(csrf()).with(Applicants.as(clerk)))
                .hasStatus(422)
                .bodyText()
                .contains("请选现金或刷卡");
        assertThat(mvc.post()
                        .uri(at + "/fee")
                        .param("means", "CASH")
                        .with(csrf())
                        .with(Applicants.as(clerk)))
                .hasStatus(302);
        assertThat(mvc.get().uri(at).with(Applicants.as(clerk)))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"receipt-number\"");
        assertThat(mvc.put()
                        .uri("/api" + at + "/fee")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"means\":\"CASH\"}")
                        .with(Applicants.as(clerk)))
                .hasStatusOk();
        assertThat(mvc.post().uri(at + "/visit").with(csrf()).with(Applicants.as(clerk)))
                .hasStatus(422);
        String from = applicants.slots(row, 2).getFirst().from() + "";
        assertThat(mvc.put()
                        .uri("/api" + at + "/visit")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"from\":\"" + from + "\"}")
                        .with(Applicants.as(clerk)))
                .hasStatusOk()
                .bodyText()
                .contains("AWAITING_ATTENDANCE");
        Officer supervisor = desk.officer(AGENCY, Role.SUPERVISOR);
        assertThat(mvc.get().uri("/desk/receipts").with(Applicants.as(supervisor)))
                .hasStatusOk()
                .bodyText()
                .contains("张颖");
        Receipt receipt = matters.findReceipt(book.get(row.id())).orElseThrow();
        assertThat(mvc.post()
                        .uri("/desk/receipts/" + receipt.id() + "/reverse")
                        .with(csrf())
                        .with(Applicants.as(supervisor)))
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/desk/receipts/" + receipt.id() + "/reverse")
                        .param("why", "<script>x</script>")
                        .with(csrf())
                        .with(Applicants.as(supervisor)))
                .hasStatus(302);
        assertThat(mvc.get().uri("/desk/receipts").with(Applicants.as(supervisor)))
                .bodyText()
                .doesNotContain("<script>x");
    }

    /** Whoever filed: mother and daughter both pay and book, a stranger neither, and nobody once it has ended. */
    @Test
    void representedAndRepresentativeBothPayWhatTheOtherFiled() {
        Resident mother = applicants.newResident();
        Resident daughter = applicants.newResident();
        String phone = Objects.requireNonNull(residents.getProfile(mother.id()).phone())
                .value();
        Mandate mandate = mandates.confirm(
                mother.id(),
                mandates.ask(daughter.id(), phone, "passport-first", LocalDate.of(2027, 1, 1))
                        .id());
        CaseRow byMother = applicants.accepted(mother);
        var draft = applicants.completeDraft(mother);
        CaseRow byDaughter = applicants.accept(lodging.lodge(daughter.id(), draft.id()));
        assertThat(byDaughter.applicant()).isEqualTo(mother.id());
        for (var pays : List.of(Map.entry(byMother, daughter), Map.entry(byDaughter, mother))) {
            CaseRow case_ = pays.getKey();
            String cashier =
                    "/sandbox/cashier/" + applications.settledOrder(case_.id()).id();
            Resident stranger = applicants.newResident();
            assertThat(mvc.get().uri(cashier).with(Applicants.as(stranger))).hasStatus(404);
            assertThat(mvc.post().uri(cashier).with(csrf()).with(Applicants.as(stranger)))
                    .hasStatus(404);
            assertThat(mvc.get().uri(cashier).with(Applicants.as(pays.getValue())))
                    .hasStatusOk();
            assertThat(mvc.post().uri(cashier).with(csrf()).with(Applicants.as(pays.getValue())))
                    .hasStatus(302);
            CaseRow paid = applications.recordPayment(case_.id());
            Actor payer = book.getRecord(paid).actions().getLast().actor();
            assertThat(payer.id()).isEqualTo(pays.getValue().id());
            assertThat(payer.kind())
                    .isEqualTo(pays.getValue().equals(mother) ? Actor.Kind.APPLICANT : Actor.Kind.REPRESENTATIVE);
            var from = applicants.slots(paid, 3).getFirst().from();
            assertThat(applications
                            .bookVisit(pays.getValue().id(), paid.id(), from)
                            .stage())
                    .isEqualTo(Stage.AWAITING_ATTENDANCE);
        }
        CaseRow later = applicants.accepted(mother);
        mandates.end(mother.id(), mandate.id());
        assertThat(mvc.get()
                        .uri("/sandbox/cashier/"
                                + applications.settledOrder(later.id()).id())
                        .with(Applicants.as(daughter)))
                .hasStatus(404);
    }

    private static Refusal.Kind refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).kind();
    }

    private static String key(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }

    private void isTold(PaymentOrder order, String kind) {
        await().untilAsserted(() -> assertThat(count(
                        "select count(*) from channels.notification where resident = ? and kind = ? and link = ?",
                        order.payer(),
                        kind,
                        "/cases/" + row.id()))
                .isEqualTo(1));
    }
}
