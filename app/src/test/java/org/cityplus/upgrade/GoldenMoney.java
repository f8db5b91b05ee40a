package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.desk.CounterMatters;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.lifecycle.CaseFees;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.payments.Payments;
import org.cityplus.payments.Receipt;
import org.cityplus.payments.Refund;
import org.springframework.boot.test.context.TestComponent;

/** Money taken at a counter, given back there, owed back, handed out; and given back by the provider. */
@TestComponent
class GoldenMoney {
    static final String HOW = "本人签收，凭证 F-17";
    static final String WRONG = "收错了办件";

    private final GoldenCases cases;
    private final GoldenStaff staff;
    private final Applicants applicants;
    private final Counter counter;
    private final CounterCases counterCases;
    private final CounterMatters matters;
    private final CaseFees fees;
    private final CaseRefunds refunds;
    private final Payments payments;

    GoldenMoney(
            GoldenCases cases,
            GoldenStaff staff,
            Applicants applicants,
            Counter counter,
            CounterCases counterCases,
            CounterMatters matters,
            CaseFees fees,
            CaseRefunds refunds,
            Payments payments) {
        this.cases = cases;
        this.staff = staff;
        this.applicants = applicants;
        this.counter = counter;
        this.counterCases = counterCases;
        this.matters = matters;
        this.fees = fees;
        this.refunds = refunds;
        this.payments = payments;
    }

    /** An old woman at the counter brings four forms, and pays each there. */
    void takenAtTheCounter(Map<String, String> story) {
        Officer clerk = staff.officer("wu.min");
        CounterVisit visit = counter.receive(clerk, "resident-card", "500193194602091348", "罗桂芳", "来办护照");
        Map<String, String> answers = applicants.answers(new Resident(visit.person(), ""));
        answers.put("name", "罗桂芳");
        answers.put("idNumber", "500193194602091348");
        for (String name : List.of("paid-at-counter", "paid-wrongly", "owed-back", "handed-out")) {
            CaseRow row = applicants.accept(
                    counterCases.file(clerk, visit.id(), "passport-first", UUID.randomUUID(), answers));
            Receipt receipt = matters.takeFee(clerk, visit.id(), row.id(), Receipt.Means.CASH);
            story.put("receipt." + name, receipt.id().toString());
            cases.name(name, cases.now(row));
        }
        fees.returnFee(staff.officer("he.min"), UUID.fromString(story.getOrDefault("receipt.paid-wrongly", "")), WRONG);
        for (String name : List.of("owed-back", "handed-out")) {
            cases.decided(cases.get(name), new Decision.Refuse("fraud", GoldenCases.REASON));
        }
    }

    /** The refusals are upheld, and so the fees go back: one by the provider, one is owed, one was handed out. */
    void givenBack() {
        for (String name : List.of("owed-back", "handed-out")) {
            cases.upheld(cases.get(name));
        }
        await().untilAsserted(() -> assertThat(refund("refunded").state()).isEqualTo(Refund.State.DONE));
        await().untilAsserted(() -> assertThat(refund("owed-back").state()).isEqualTo(Refund.State.STUCK));
        await().untilAsserted(() -> assertThat(refund("handed-out").state()).isEqualTo(Refund.State.STUCK));
        refunds.handOut(staff.officer("he.min"), refund("handed-out").id(), HOW);
    }

    private Refund refund(String name) {
        return payments.listRefunds(List.of(
                        fees.findOrder(cases.get(name).id()).orElseThrow().id()))
                .getFirst();
    }
}
