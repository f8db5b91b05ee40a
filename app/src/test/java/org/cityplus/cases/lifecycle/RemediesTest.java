package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.RefundReason;
import org.junit.jupiter.api.Test;

/** What comes after a refusal: the reason, another look by the agency above, the fee. */
class RemediesTest extends EngineScene {
    @Test
    void aRefusalIsLookedAtAgainByTheAgencyAboveAndAnotherOfficer() {
        CaseRow row = toDecide();
        Officer first = Applicants.officer(row);
        act(first, row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        passed(Duration.ofMinutes(1));
        assertThat(papers.list(row.id())).last().extracting(Paper::kind).isEqualTo(Paper.Kind.REFUSAL);
        assertThat(payments.listRefunds(
                        List.of(applications.settledOrder(row.id()).id())))
                .as("as long as it can be looked at again, what was paid may be needed")
                .isEmpty();
        assertThat(refused(() -> applications.askReconsideration(chen.id(), row.id(), "太短"))
                        .fields())
                .extracting(error -> error.field())
                .containsExactly("statement");
        CaseRow asked = applications.askReconsideration(chen.id(), row.id(), "证件没有问题，请再核对一次。");
        assertThat(asked.agency()).isEqualTo(new AgencyId("exit-entry-50"));
        assertThat(asked.dueOn()).as("five working days").isEqualTo("2026-12-01");
        assertThat(refused(() -> act(first, asked, new DeskAct.Admit())).kind())
                .as("no longer theirs")
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(shares.listFormer(row.agency()))
                .extracting(Shares.Stub::number)
                .contains(row.number());
        passed(Duration.ofDays(8));
        assertThat(now(row).stage()).as("silence").isEqualTo(Stage.UNDER_RECONSIDERATION);
        CaseRow anew = act(now(row), new DeskAct.Reconsider(CaseAction.Reconsidered.Result.ANEW, "事实没有查清，请重新决定。"));
        assertThat(anew.agency()).isEqualTo(row.agency());
        assertThat(anew.stage()).isEqualTo(Stage.AWAITING_DECISION);
        assertThat(refused(() -> act(first, anew, new DeskAct.Decide(new Decision.Grant())))
                        .message()
                        .key())
                .isEqualTo("desk.decision.another-officer");
        assertThat(applications.withdraw(chen.id(), row.id(), "").stage())
                .as("it is open again, and the fee is still there")
                .isEqualTo(Stage.WITHDRAWN);
    }

    /** As the release before gave the fee back with the refusal, though the case went on. */
    @Test
    void whatHasGoneBackAlreadyKeepsNobodyFromWithdrawing() {
        CaseRow row = toDecide();
        PaymentOrder order = applications.settledOrder(row.id());
        payments.refund(order.id(), order.amount(), RefundReason.REFUSED);
        assertThat(applications.withdraw(chen.id(), row.id(), "").stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(payments.listRefunds(List.of(order.id()))).hasSize(1);
    }

    @Test
    void aRefusalThatIsUpheldIsFinalAndTheFeeGoesBack() {
        CaseRow row = toDecide();
        act(row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        passed(Duration.ofMinutes(1));
        applications.askReconsideration(chen.id(), row.id(), "证件没有问题，请再核对一次。");
        act(now(row), new DeskAct.Admit());
        CaseRow upheld = act(now(row), new DeskAct.Reconsider(CaseAction.Reconsidered.Result.UPHELD, "原决定查清了事实，依据充分。"));
        assertThat(upheld.stage()).isEqualTo(Stage.UPHELD);
        assertThat(payments.listRefunds(
                        List.of(applications.settledOrder(row.id()).id())))
                .singleElement()
                .satisfies(refund -> assertThat(refund.reason()).isEqualTo(RefundReason.REFUSED));
    }

    /** Whoever reads their own trail learns why it was refused with the decision that counts, and no reason of one taken back. */
    @Test
    void theTrailGivesAReasonOnlyOnceItCounts() {
        CaseRow row = toDecide();
        Officer officer = Applicants.officer(row);
        act(officer, row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        act(officer, row, new DeskAct.Undo());
        act(officer, row, new DeskAct.AskExtension("要向发证机关核实，时间不够。"));
        assertThat(whys(row)).containsOnly("");
        act(officer, row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        assertThat(whys(row)).containsOnly("");
        assertThat(now(row).wanted()).as("needless now").isZero();
        passed(Duration.ofMinutes(1));
        assertThat(whys(row)).filteredOn(why -> why.contains(REASON)).hasSize(1);
    }

    private List<String> whys(CaseRow row) {
        return audit
                .list(
                        row.applicant(),
                        Casework.purpose(row.id()),
                        "decided",
                        "decision-undone",
                        "extension-asked",
                        "took-effect")
                .stream()
                .map(entry -> entry.why())
                .toList();
    }

    @Test
    void afterSixtyDaysARefusalIsNotLookedAtAgainOnline() {
        CaseRow open = lodged();
        UUID other = open.applicant();
        CaseRow row = toDecide();
        act(row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        passed(Duration.ofMinutes(1));
        String page = "/cases/" + row.id();
        assertThat(mvc.get().uri(page).with(Applicants.as(chen))).bodyText().contains("最晚 2027年1月23日", "缴的费用就退给您");
        assertThat(mvc.get()
                        .uri(page + "/reconsideration")
                        .header("Accept-Language", "en")
                        .with(Applicants.as(chen)))
                .as("the law is cited in English, though the service names it in Chinese only")
                .bodyText()
                .contains("23 January 2027", "Administrative Reconsideration Law, Article");
        clock.forward(Duration.ofDays(62));
        assertThat(refused(() -> applications.askReconsideration(chen.id(), row.id(), "证件没有问题，请再核对一次。"))
                        .message())
                .isEqualTo(Message.of("cases.reconsideration.over", LocalDate.of(2027, 1, 23)));
        assertThat(mvc.get().uri(page).with(Applicants.as(chen))).bodyText().contains("申请复议的最后一天是 1月23日，已经过了");
        assertThat(mvc.get().uri(page + "/reconsideration").with(Applicants.as(chen)))
                .bodyText()
                .contains("申请复议的最后一天是 1月23日，已经过了");
        assertThat(refused(() -> applications.askReconsideration(other, open.id(), "证件没有问题，请再核对一次。"))
                        .message()
                        .key())
                .isEqualTo("cases.reconsideration.none");
    }
}
