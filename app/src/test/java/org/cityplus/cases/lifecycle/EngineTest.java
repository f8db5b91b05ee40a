package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.CaseReminded;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.Crowd;
import org.cityplus.testing.Forms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What happens to a passport after it was sent, whoever acts and whoever does not. */
@RecordApplicationEvents
class EngineTest extends EngineScene {
    @Autowired
    Queue queue;

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
        Refusal again = refused(() -> act(row, new DeskAct.Accept()));
        assertThat(again.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(again.message()).isEqualTo(Message.of("desk.act.not-now", Message.of("desk.flag.awaiting-payment")));
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
        for (int seen : new int[] {granted.sequence(), now(granted).sequence()}) {
            Refusal late = refused(() -> officers.act(officer, row.id(), seen, new DeskAct.Undo()));
            assertThat(late.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(late.message())
                    .isEqualTo(Message.of("desk.undo.too-late", Message.of("desk.flag.awaiting-issue")));
        }
        assertThat(desk.trail(row)).contains("decided", "decision-undone", "took-effect");
        await("one decision is told, the one that counts")
                .untilAsserted(() -> assertThat(count(
                                "select count(*) from channels.notification where resident = ? and kind = 'cases.tookeffect'",
                                chen.id()))
                        .isEqualTo(1));
        act(granted, new DeskAct.Issue("E12345678"));
        assertThat(act(granted, new DeskAct.Deliver("")).stage()).isEqualTo(Stage.DELIVERED);
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
        assertThat(joint(asked)).extracting(CaseRow::id).contains(row.id());
        jdbc.sql("delete from cases.involved where case_id = ?")
                .param(row.id().value())
                .update();
        jdbc.sql("insert into cases.deadline (case_id, kind, due_at) values (?, 'RECOUNT', ?)")
                .params(row.id().value(), Timestamp.from(clock.instant()))
                .update();
        timers.fireDue();
        assertThat(joint(asked))
                .as("also of a case of before, once it is counted again")
                .extracting(CaseRow::id)
                .contains(row.id());
    }

    private List<CaseRow> joint(AgencyId asked) {
        return queue.list(asked, View.JOINT, Optional.empty()).rows();
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
