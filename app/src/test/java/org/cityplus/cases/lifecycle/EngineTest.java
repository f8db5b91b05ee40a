package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseReminded;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Days;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Load;
import org.cityplus.cases.desk.Notes;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.Payments;
import org.cityplus.payments.RefundReason;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.Crowd;
import org.cityplus.testing.Forms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a passport after it was sent, whoever acts and whoever does not; the clock stands where the test puts it. */
@RecordApplicationEvents
class EngineTest extends DemoCityTest {
    private static final String REASON = "提交的身份证与本人不符，已当面核对。";

    @Autowired
    Applications applications;

    @Autowired
    Desk officers;

    @Autowired
    Timers timers;

    @Autowired
    CaseBook book;

    @Autowired
    Papers papers;

    @Autowired
    Claims claims;

    @Autowired
    Bulk bulk;

    @Autowired
    Load load;

    @Autowired
    Shares shares;

    @Autowired
    Relations relations;

    @Autowired
    Notes notes;

    @Autowired
    SandboxGateway provider;

    @Autowired
    Payments payments;

    @Autowired
    Casework casework;

    @Autowired
    Days days;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvcTester mvc;

    private final Resident nobody = new Resident(new UUID(0, 0), "");
    private Resident chen = nobody;

    private CaseRow act(CaseRow row, DeskAct act) {
        return act(Applicants.officer(row), row, act);
    }

    private CaseRow act(Officer officer, CaseRow row, DeskAct act) {
        return officers.act(officer, row.id(), book.get(row.id()).sequence(), act);
    }

    private CaseRow now(CaseRow row) {
        return book.get(row.id());
    }

    private CaseRow lodged() {
        chen = applicants.newResident();
        return applicants.lodged(chen);
    }

    private CaseRow toDecide() {
        chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        return act(row, new DeskAct.Attend());
    }

    private void passed(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act);
    }

    @Test
    void anOfficerAcceptsAndTheReceiptIsBoundToWhatHappened() {
        CaseRow row = lodged();
        assertThat(row.stage()).isEqualTo(Stage.AWAITING_ACCEPTANCE);
        assertThat(row.dueOn()).as("five working days").isEqualTo("2026-12-01");
        CaseRow accepted = act(row, new DeskAct.Accept());
        assertThat(accepted.stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(accepted.dueOn()).as("seven days to pay").isEqualTo("2026-12-01");
        assertThat(papers.list(row.id())).singleElement().satisfies(paper -> {
            assertThat(paper.number()).isEqualTo(row.number() + "-2");
            assertThat(paper.kind()).isEqualTo(Paper.Kind.ACCEPTANCE);
            assertThat(paper.whole()).isTrue();
        });
        assertThat(refused(() -> act(row, new DeskAct.Accept())).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        await("the applicant is told")
                .untilAsserted(() -> assertThat(count(
                                "select count(*) from channels.notification where resident = ? and kind = 'cases.accepted'",
                                chen.id()))
                        .isEqualTo(1));
    }

    @Test
    void silenceCountsAsAcceptedFromTheDayTheMaterialsCame() {
        CaseRow row = lodged();
        passed(Duration.ofDays(6));
        assertThat(now(row).stage()).as("the last day is not over").isEqualTo(Stage.AWAITING_ACCEPTANCE);
        passed(Duration.ofDays(1).plusHours(14));
        assertThat(now(row).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        RecordedAction accepted =
                book.getRecord(now(row)).findLast(CaseAction.Accepted.class).orElseThrow();
        assertThat(((CaseAction.Accepted) accepted.action()).asOf()).isEqualTo("2026-11-24");
        assertThat(((CaseAction.Accepted) accepted.action()).silent()).isTrue();
        assertThat(accepted.actor().kind()).isEqualTo(Actor.Kind.CLOCK);
        assertThat(now(row).dueOn()).as("there is time to pay from now").isEqualTo("2026-12-09");
    }

    @Test
    void anOfficerWhoIsLateFindsItAcceptedByLaw() {
        CaseRow row = lodged();
        clock.forward(Duration.ofDays(9));
        Officer late = Applicants.officer(row);
        assertThat(refused(() -> officers.act(
                                late, row.id(), 1, new DeskAct.AskMore(List.of(new Missing("photo", "背景不是白色")))))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void whatIsMissingIsAskedOnceAndOnlyThatIsOpenedAgain() {
        CaseRow row = lodged();
        CaseRow asked = act(row, new DeskAct.AskMore(List.of(new Missing("surnameLatin", "和身份证上的姓不一致"))));
        assertThat(asked.stage()).isEqualTo(Stage.AWAITING_MORE);
        assertThat(asked.dueOn()).isEqualTo("2026-12-24");
        assertThat(refused(() -> applications.giveMore(chen.id(), row.id(), Map.of("surnameLatin", "chen")))
                        .fields())
                .extracting(error -> error.field())
                .containsExactly("surnameLatin");
        CaseRow given = applications.giveMore(
                chen.id(), row.id(), Map.of("surnameLatin", "CHENG", "name", "别人", "idNumber", "x"));
        assertThat(given.stage()).isEqualTo(Stage.CHECKING_MORE);
        assertThat(book.getRecord(given).answers())
                .containsEntry("surnameLatin", "CHENG")
                .containsEntry("name", "陈雨桐");
        assertThat(applications.giveMore(chen.id(), row.id(), Map.of("surnameLatin", "LI")))
                .as("sent twice, it is there already")
                .isEqualTo(given);
        assertThat(refused(() -> act(given, new DeskAct.AskMore(List.of(new Missing("photo", "太暗")))))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        clock.forward(Duration.ofDays(3));
        assertThat(act(given, new DeskAct.Accept()).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(papers.list(row.id()))
                .extracting(Paper::kind)
                .containsExactly(Paper.Kind.MORE_NEEDED, Paper.Kind.ACCEPTANCE);
    }

    @Test
    void whatIsAskedForAndNeverComesLapses() {
        CaseRow row = lodged();
        act(row, new DeskAct.AskMore(List.of(new Missing("photo", "太暗"))));
        passed(Duration.ofDays(31));
        assertThat(now(row).stage()).isEqualTo(Stage.LAPSED);
    }

    @Test
    void anUnpaidCaseLapsesButMoneyThatCameIsNeverTooLate() {
        CaseRow unpaid = applicants.accepted(applicants.newResident());
        CaseRow paid = applicants.accepted(applicants.newResident());
        provider.charge(applications.settledOrder(paid.id()).id());
        passed(Duration.ofDays(8));
        assertThat(now(unpaid).stage()).isEqualTo(Stage.LAPSED);
        assertThat(now(paid).stage()).as("its notice was lost").isEqualTo(Stage.AWAITING_VISIT);
    }

    @Test
    void nobodyIsToldBeforeTheMinuteIsOverAndTheOfficerMayThinkAgain() {
        CaseRow row = toDecide();
        Officer officer = Applicants.officer(row);
        CaseRow refused = act(officer, row, new DeskAct.Decide(new Decision.Refuse("fraud", REASON)));
        assertThat(refused.stage()).isEqualTo(Stage.JUST_DECIDED);
        clock.forward(Duration.ofSeconds(59));
        timers.fireDue();
        assertThat(refused(() -> act(row, new DeskAct.Undo())).fields())
                .extracting(e -> e.field())
                .containsExactly("undo");
        CaseRow undone = act(officer, row, new DeskAct.Undo());
        assertThat(undone.stage()).isEqualTo(Stage.AWAITING_DECISION);
        CaseRow granted = act(officer, undone, new DeskAct.Decide(new Decision.Grant()));
        passed(Duration.ofSeconds(60));
        assertThat(now(granted).stage()).isEqualTo(Stage.AWAITING_ISSUE);
        assertThat(refused(() -> act(officer, granted, new DeskAct.Undo())).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(desk.trail(row)).contains("decided", "decision-undone", "took-effect");
        await("one decision is told, the one that counts")
                .untilAsserted(() -> assertThat(count(
                                "select count(*) from channels.notification where resident = ? and kind = 'cases.tookeffect'",
                                chen.id()))
                        .isEqualTo(1));
        act(granted, new DeskAct.Issue("E12345678"));
        assertThat(act(granted, new DeskAct.Deliver("")).stage()).isEqualTo(Stage.DELIVERED);
    }

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

    /** Not known is not unpaid: a provider that gives no answer ends nobody's case. */
    @Test
    void aCaseWaitsForAProviderThatIsSilent() {
        CaseRow silent = applicants.accepted(applicants.newResident());
        CaseRow undecided = applicants.accepted(applicants.newResident());
        PaymentOrder order = applications.settledOrder(silent.id());
        PaymentOrder other = applications.settledOrder(undecided.id());
        clock.forward(Duration.ofDays(8));
        provider.charge(order.id(), SandboxGateway.Course.NO_ANSWER);
        provider.charge(other.id(), SandboxGateway.Course.SLOW);
        timers.fireDue();
        assertThat(now(silent).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(now(undecided).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        passed(Duration.ofMinutes(6));
        assertThat(now(silent).stage()).as("it was paid in time").isEqualTo(Stage.AWAITING_VISIT);
        assertThat(now(undecided).stage()).isEqualTo(Stage.AWAITING_VISIT);
    }

    @Test
    void whoeverGivesAnOpinionIsAskedThoughACaseBeginsWithItsReview() {
        UUID resident = applicants.newResident().id();
        AgencyId asked = new AgencyId("civil-affairs-500103");
        CaseRow row = Objects.requireNonNull(transactions.execute(status -> {
            CaseRecord record = book.open(new CaseBook.Opening(
                    new CaseId(Ids.next(clock)),
                    Ids.next(clock),
                    "PP",
                    "passport-first",
                    "2026-11",
                    resident,
                    "陈雨桐",
                    Actions.AGENCY,
                    Actions.lodged(
                            Money.ZERO, Actions.process(ProcessStep.LODGE, ProcessStep.REVIEW, ProcessStep.DECIDE)),
                    null));
            casework.began(record);
            return record.row();
        }));
        assertThat(shares.listJoint(asked)).extracting(CaseRow::id).contains(row.id());
        jdbc.sql("delete from cases.involved where case_id = ?")
                .param(row.id().value())
                .update();
        jdbc.sql("insert into cases.deadline (case_id, kind, due_at) values (?, 'RECOUNT', ?)")
                .params(row.id().value(), Timestamp.from(clock.instant()))
                .update();
        timers.fireDue();
        assertThat(shares.listJoint(asked))
                .as("also of a case of before, once it is counted again")
                .extracting(CaseRow::id)
                .contains(row.id());
    }

    @Test
    void aPlaceThatWasOnlyHeldIsNoVisitorOfTheDay() {
        chen = applicants.newResident();
        CaseRow held = applicants.paid(chen);
        Instant from = applicants.slots(held, 0).getLast().from();
        applications.holdVisit(chen.id(), held.id(), from);
        CaseRow booked = applicants.paid(applicants.newResident());
        applications.bookVisit(booked.applicant(), booked.id(), from);
        clock.forward(Duration.ofDays(1));
        assertThat(days.today(held.agency()).visitors())
                .extracting(visitor -> visitor.row().id())
                .contains(booked.id())
                .doesNotContain(held.id());
    }

    @Test
    void aVisitIsRemindedOfUnlessItWasBookedWithinADayOfIt(ApplicationEvents events) {
        chen = applicants.newResident();
        CaseRow soon = applicants.paid(chen);
        applications.bookVisit(
                chen.id(), soon.id(), applicants.slots(soon, 0).getFirst().from());
        passed(Duration.ofMinutes(1));
        Resident early = applicants.newResident();
        CaseRow row = applicants.paid(early);
        Instant from = applicants.slots(row, 2).getFirst().from();
        applications.bookVisit(early.id(), row.id(), from);
        passed(Duration.between(clock.instant(), from.minus(Duration.ofDays(1))));
        assertThat(events.stream(CaseReminded.class)
                        .filter(reminded -> reminded.what().equals("REMINDER"))
                        .map(CaseReminded::caseId)
                        .filter(List.of(soon.id(), row.id())::contains))
                .containsExactly(row.id());
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
                .as("nobody wrote it in English, so it is read out in Chinese")
                .bodyText()
                .contains("23 January 2027", "<span lang=\"zh-CN\">《行政复议法》");
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

    @Test
    void nobodyActsOnTheirOwnOrARelativesCase() {
        CaseRow row = lodged();
        Officer officer = Applicants.officer(row);
        relations.declare(officer, "500190199804121027", Relations.Relation.FAMILY);
        Refusal recusal = refused(() -> act(officer, row, new DeskAct.Accept()));
        assertThat(recusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(recusal.message().key()).isEqualTo("desk.recusal");
        for (DeskAct act : List.of(new DeskAct.Issue("E123"), new DeskAct.Deliver(""), new DeskAct.Attend())) {
            assertThat(refused(() -> act(officer, row, act)).message().key()).isEqualTo("desk.recusal");
        }
        assertThat(refused(() -> notes.write(officer, row.id(), UUID.randomUUID(), "我看可以批"))
                        .message()
                        .key())
                .isEqualTo("desk.recusal");
        relations.takeBack(officer, "500190199804121027");
        assertThat(relations.counts(officer)).isEmpty();
        assertThat(refused(() -> relations.takeBack(officer, "500190199804121027"))
                        .message()
                        .key())
                .isEqualTo("desk.relations.not-declared");
        assertThat(desk.trailOf("staff:" + officer.id())).containsExactly("relation-declared", "relation-taken-back");
        await().untilAsserted(() -> assertThat(desk.trail(row))
                .as("the case is open: it is flagged for the supervisor")
                .containsOnlyOnce("relation-taken-back"));
        assertThat(act(officer, row, new DeskAct.Accept()).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(count("select count(*) from cases.relation where encode(digest, 'escape') like '%500190%'"))
                .isZero();
    }

    @Test
    void takingARelationBackIsNoMatterOfCasesThatEndedOrNameSomebodyElse() {
        CaseRow ended = lodged();
        applications.withdraw(chen.id(), ended.id(), "不办了，以后再来办理");
        CaseRow open = lodged();
        Officer officer = Applicants.officer(open);
        relations.declare(officer, number(1), Relations.Relation.CLOSE);
        relations.declare(officer, "500190199804121027", Relations.Relation.CLOSE);
        relations.takeBack(officer, number(1));
        relations.takeBack(officer, "500190199804121027");
        await().untilAsserted(() -> assertThat(desk.trail(open)).containsOnlyOnce("relation-taken-back"));
        assertThat(desk.trail(ended)).doesNotContain("relation-taken-back");
    }

    private static String number(int n) {
        String first = "50010119700101%03d".formatted(n);
        return first + IdNumber.checkDigit(first);
    }

    /** Whoever declares all the district has nothing to do any more. */
    @Test
    void soManyRelationsInADayAndTheSupervisorSeesHowMany() {
        UUID zhang = jdbc.sql("select id from identity.staff where username = 'zhang.ying'")
                .query(UUID.class)
                .single();
        Officer officer = Officer.of(
                zhang,
                "张颖",
                new AgencyId("exit-entry-500103"),
                new LocalizedText("测试单位", "Test agency"),
                java.util.Set.of(Role.OFFICER));
        try {
            for (int n = 1; n <= 20; n++) {
                relations.declare(officer, number(n), Relations.Relation.CLOSE);
            }
            Refusal refusal = refused(() -> relations.declare(officer, number(21), Relations.Relation.CLOSE));
            assertThat(refusal.message()).isEqualTo(Message.of("desk.relations.most-a-day", 20));
            assertThat(refusal.fields()).extracting("field").containsExactly("number");
            relations.declare(officer, number(20), Relations.Relation.FAMILY);
            Officer head = Applicants.officer(lodged(), Role.SUPERVISOR);
            assertThat(load.listDeclared(head.agency())).contains(new Load.Declared("张颖", 20, 20));
            assertThat(mvc.get().uri("/desk/load").with(Applicants.as(head)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("回避登记", "<td class=\"num\">20</td>");
            clock.forward(Duration.ofDays(1));
            relations.declare(officer, number(21), Relations.Relation.CLOSE);
        } finally {
            jdbc.sql("delete from cases.relation where officer = ?")
                    .param(zhang)
                    .update();
        }
    }

    @Test
    void theHeadGivesMoreTimeOnceAndTheApplicantReadsWhy() {
        CaseRow row = toDecide();
        assertThat(row.dueOn()).isEqualTo("2026-12-03");
        CaseRow asked = act(row, new DeskAct.AskExtension("要向发证机关核实，时间不够。"));
        assertThat(asked.wanted()).isEqualTo(15);
        assertThat(load.of(row.agency()).wanted()).contains(asked);
        assertThat(refused(() -> act(asked, new DeskAct.Extend("要向发证机关核实，时间不够。")))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        Officer head = Applicants.officer(row, Role.SUPERVISOR);
        CaseRow extended = act(head, asked, new DeskAct.Extend("要向发证机关核实，时间不够。"));
        assertThat(extended.dueOn()).isEqualTo("2026-12-24");
        assertThat(extended.wanted()).isZero();
        assertThat(refused(() -> act(head, extended, new DeskAct.Extend("还是不够，再来一次。")))
                        .message()
                        .key())
                .isEqualTo("desk.extension.none");
    }

    @Test
    void whatRunsPastItsDayIsTheHeadsToSee() {
        CaseRow row = toDecide();
        passed(Duration.ofDays(9));
        assertThat(load.of(row.agency()).escalated()).doesNotContain(now(row));
        passed(Duration.ofDays(1));
        assertThat(load.of(row.agency()).escalated()).contains(now(row));
    }

    @Test
    void aVisitMissedTooOftenEndsTheCase() {
        chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        for (int missed = 1; missed <= 3; missed++) {
            Instant from = applicants.slots(row, 0).get(missed).from();
            applications.bookVisit(chen.id(), row.id(), from);
            assertThat(now(row).promisedOn()).isNotNull();
            clock.forward(Duration.between(clock.instant(), from).plus(Duration.ofHours(15)));
            passed(Duration.ZERO);
            assertThat(now(row).stage()).isEqualTo(missed < 3 ? Stage.AWAITING_VISIT : Stage.LAPSED);
        }
        assertThat(count(
                        "select count(*) from cases.booking where case_id = ?",
                        row.id().value()))
                .isZero();
    }

    @Test
    void aCaseTakenBackGivesItsTimeBack() {
        chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        applications.bookVisit(
                chen.id(), row.id(), applicants.slots(row, 3).get(5).from());
        assertThat(applications.withdraw(chen.id(), row.id(), "").stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(applications.withdraw(chen.id(), row.id(), "").sequence()).isEqualTo(5);
        assertThat(count(
                        "select count(*) from cases.booking where case_id = ?",
                        row.id().value()))
                .isZero();
    }

    @Test
    void aCaseHandedOverKeepsItsNumberAndItsHistory() {
        CaseRow row = lodged();
        CaseRow moved = act(row, new DeskAct.HandOver("exit-entry-500104", "申请人住在大渡口，改由那里办。"));
        assertThat(moved.number()).isEqualTo(row.number());
        assertThat(moved.agency()).isEqualTo(new AgencyId("exit-entry-500104"));
        assertThat(act(moved, new DeskAct.Accept()).sequence()).isEqualTo(3);
    }

    @Test
    void everythingThatIsDueFiresOnceHoweverManyNodesLook() {
        List<CaseRow> rows =
                java.util.stream.Stream.generate(this::lodged).limit(6).toList();
        clock.forward(Duration.ofDays(8));
        Crowd<Integer> nodes = Crowd.of(4, i -> timers.fireDue());
        assertThat(nodes.refusals()).isEmpty();
        timers.fireDue();
        rows.forEach(row -> {
            assertThat(now(row).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
            assertThat(now(row).sequence()).isEqualTo(2);
        });
        clock.forward(Duration.ofDays(-8));
        timers.fireDue();
        clock.forward(Duration.ofDays(8));
        timers.fireDue();
        rows.forEach(
                row -> assertThat(now(row).sequence()).as("a clock that jumps").isEqualTo(2));
    }

    @Test
    void manyAreAcceptedAtOnceAndEachSaysWhatBecameOfIt() {
        CaseRow one = lodged();
        CaseRow two = lodged();
        CaseRow paid = applicants.paid(applicants.newResident());
        Officer officer = Applicants.officer(one);
        List<Bulk.Outcome> outcomes = bulk.act(
                officer, List.of(one.id().value(), paid.id().value(), two.id().value()), new DeskAct.Accept());
        assertThat(outcomes).extracting(outcome -> outcome.refused() == null).containsExactly(true, false, true);
    }

    @Test
    void oneThatWentToAnotherAgencyMeanwhileDoesNotStopTheOthers() {
        CaseRow gone = lodged();
        CaseRow here = lodged();
        Officer officer = Applicants.officer(here);
        act(gone, new DeskAct.HandOver("exit-entry-500104", "申请人住在大渡口，改由那里办。"));
        List<Bulk.Outcome> outcomes =
                bulk.act(officer, List.of(gone.id().value(), here.id().value()), new DeskAct.Accept());
        assertThat(outcomes.getFirst()).isEqualTo(new Bulk.Outcome(null, Message.of("desk.bulk.gone")));
        assertThat(outcomes.getLast().refused()).isNull();
        assertThat(mvc.post()
                        .uri("/desk/bulk")
                        .with(Forms.csrf())
                        .with(Applicants.as(officer))
                        .param("case", gone.id().toString())
                        .param("act", "accept"))
                .hasStatusOk()
                .bodyText()
                .contains("已经不归这里办");
        assertThat(refused(() -> claims.claim(officer, gone.id())).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void whatOneHasTakenAColleagueDoesNotTake() {
        CaseRow row = lodged();
        Officer one = Applicants.officer(row);
        Officer two = Applicants.officer(row);
        claims.claim(one, row.id());
        claims.claim(one, row.id());
        assertThat(refused(() -> claims.claim(two, row.id())).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        claims.release(two, row.id());
        assertThat(now(row).claimedBy()).isEqualTo(one.id());
        claims.release(one, row.id());
        claims.claim(two, row.id());
        claims.giveBack();
        assertThat(now(row).claimedBy()).as("nobody of that id works here").isNull();
    }

    @Test
    void aPaperTellsWhenItsActionsAreNoLongerWhatTheyWere() {
        CaseRow row = lodged();
        act(row, new DeskAct.Accept());
        String number = row.number() + "-2";
        assertThat(papers.get(row.id(), number).whole()).isTrue();
        jdbc.sql("alter table cases.action disable trigger action_is_append_only")
                .update();
        jdbc.sql("update cases.action set at = at - interval '1 day' where case_id = ? and sequence = 1")
                .param(row.id().value())
                .update();
        jdbc.sql("alter table cases.action enable trigger action_is_append_only")
                .update();
        assertThat(papers.get(row.id(), number).whole()).isFalse();
    }

    @Test
    void aStrangerDoesNothingToIt() {
        CaseRow row = lodged();
        UUID stranger = applicants.newResident().id();
        assertThat(refused(() -> applications.withdraw(stranger, row.id(), "")).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        Officer other = Officer.of(
                UUID.randomUUID(),
                "李川",
                new AgencyId("exit-entry-500101"),
                new LocalizedText("万州", "Wanzhou"),
                Set.of(Role.OFFICER, Role.SUPERVISOR));
        assertThat(refused(() -> act(other, row, new DeskAct.Accept())).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void theDayADecisionIsDueIsThatOfSevenWorkingDaysNotCountingTheApplicants() {
        chen = applicants.newResident();
        CaseRow row = applicants.paid(chen);
        assertThat(row.promisedOn()).as("the clock stands").isNull();
        clock.forward(Duration.ofDays(10));
        CaseRow came = act(row, new DeskAct.Attend());
        assertThat(came.promisedOn())
                .as("seven working days after Friday 4 December")
                .isEqualTo(LocalDate.of(2026, 12, 15));
    }
}
