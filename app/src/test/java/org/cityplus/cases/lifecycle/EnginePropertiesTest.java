package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.SandboxGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/** Whoever acts in whatever order, and wherever the clock jumps: what is folded, stored, shown and awaited agree. */
class EnginePropertiesTest extends DemoCityTest {
    private static final String WHY = "核对过原件，情况属实，按规定办理。";
    private static final int LAST_DAY = 33;

    /** What somebody, or time, may do. */
    enum Move {
        A_DAY,
        TEN_DAYS,
        BACK,
        A_MINUTE,
        ACCEPT,
        ASK_MORE,
        NOT_ACCEPT,
        GIVE_MORE,
        PAY,
        BOOK,
        CANCEL,
        HOLD,
        ATTEND,
        GRANT,
        REFUSE,
        UNDO,
        ISSUE,
        DELIVER,
        EXTEND,
        HAND_OVER,
        WITHDRAW,
        ASK_AGAIN,
        ADMIT,
        UPHOLD,
        ANEW
    }

    @Autowired
    Applications applications;

    @Autowired
    Desk officers;

    @Autowired
    Timers timers;

    @Autowired
    CaseBook book;

    @Autowired
    City city;

    @Autowired
    DeadlineRows deadlines;

    @Autowired
    SandboxGateway provider;

    @Autowired
    Recount recount;

    EnginePropertiesTest() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Arbitraries.of(Move.class).list().ofMinSize(10).ofMaxSize(60);
    }

    /** The likely way through, with something else in between. */
    @Provide
    Arbitrary<List<Move>> likely() {
        List<Move> way = List.of(
                Move.ACCEPT,
                Move.PAY,
                Move.BOOK,
                Move.ATTEND,
                Move.REFUSE,
                Move.A_MINUTE,
                Move.ASK_AGAIN,
                Move.ADMIT,
                Move.ANEW,
                Move.GRANT,
                Move.A_MINUTE,
                Move.ISSUE,
                Move.DELIVER);
        return Arbitraries.of(Move.class).list().ofSize(way.size()).map(others -> {
            List<Move> all = new java.util.ArrayList<>();
            for (int i = 0; i < way.size(); i++) {
                all.add(way.get(i));
                if (i % 2 == 0) {
                    all.add(others.get(i));
                }
            }
            return all;
        });
    }

    @Property(tries = 12, seed = "20261125")
    void whateverIsDone(@ForAll("moves") List<Move> moves) {
        check(moves);
    }

    @Property(tries = 12, seed = "20261126")
    void whateverIsDoneOnTheLikelyWay(@ForAll("likely") List<Move> moves) {
        check(moves);
    }

    @Property(tries = 500, seed = "20261127")
    @Tag("deep")
    void howeverOften(@ForAll("moves") List<Move> moves, @ForAll("likely") List<Move> likely) {
        check(moves);
        check(likely);
    }

    private void check(List<Move> moves) {
        clock.reset();
        Resident resident = applicants.newResident();
        CaseRow row = applicants.lodged(resident);
        Instant limit = clock.instant().plus(Duration.ofDays(LAST_DAY));
        for (Move move : moves) {
            try {
                done(move, resident, book.get(row.id()), limit);
            } catch (Refusal expected) {
                assertThat(expected.kind()).as(move.name()).isNotEqualTo(Refusal.Kind.FORBIDDEN);
            }
            fireAll();
            CaseRow settled = book.get(row.id());
            fireAll();
            assertThat(book.get(row.id()).sequence()).as("fires once").isEqualTo(settled.sequence());
            assertAgrees(settled);
        }
        assertThat(recount.recount(row.id()))
                .as("what was counted one by one, and what all actions come to")
                .isZero();
        letRest(row);
        clock.reset();
    }

    /** Some are done at a time, and other cases may have become due with the clock. */
    private void fireAll() {
        for (int round = 0; timers.fireDue() > 0 && round < 20; round++) {
            Thread.onSpinWait();
        }
    }

    /** What was checked is left alone, so that the next case is not kept waiting by all before it. */
    private void letRest(CaseRow row) {
        jdbc.sql("delete from cases.deadline where case_id = ?")
                .param(row.id().value())
                .update();
    }

    private void assertAgrees(CaseRow row) {
        CaseFile file = book.getRecord(row).file();
        assertThat(row.stage()).isEqualTo(file.stage());
        Map<Deadline.Kind, Instant> awaited = new EnumMap<>(Deadline.Kind.class);
        deadlines.list(row.id()).forEach(deadline -> awaited.put(deadline.kind(), deadline.at()));
        Map<Deadline.Kind, Instant> wanted =
                book.timetable().of(file, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
        awaited.remove(Deadline.Kind.RECOUNT);
        wanted.remove(Deadline.Kind.RECOUNT);
        assertThat(awaited).isEqualTo(wanted);
        assertThat(count(
                        "select count(*) from cases.deadline where case_id = ? and fired_at is null and due_at <= ?",
                        row.id().value(),
                        java.sql.Timestamp.from(clock.instant())))
                .as("nothing that is due still waits")
                .isZero();
        long places = count(
                "select count(*) from cases.booking where case_id = ? and held_until is null",
                row.id().value());
        assertThat(count("""
                        select count(*) from (select 1 from cases.booking where office = ? and held_until is null
                                               group by starts_at having count(*) > ?) as over
                        """, row.office().value(), city.getOffice(row.office()).counters()))
                .as("slots over capacity")
                .isZero();
        if (file.stage() == Stage.AWAITING_ATTENDANCE) {
            assertThat(places).isEqualTo(1);
        } else if (book.getRecord(row).findLast(CaseAction.Attended.class).isEmpty()) {
            assertThat(places).isZero();
        }
    }

    private void done(Move move, Resident resident, CaseRow row, Instant limit) {
        switch (move) {
            case A_DAY -> forward(Duration.ofDays(1), limit);
            case TEN_DAYS -> forward(Duration.ofDays(10), limit);
            case A_MINUTE -> clock.forward(Duration.ofMinutes(1));
            case BACK -> clock.forward(Duration.ofHours(-30));
            case ACCEPT -> act(row, new DeskAct.Accept());
            case ASK_MORE -> act(row, new DeskAct.AskMore(List.of(new Missing("mobile", "打不通"))));
            case NOT_ACCEPT -> act(row, new DeskAct.NotAccept(Declined.NOT_NEEDED, "", WHY));
            case GIVE_MORE -> applications.giveMore(resident.id(), row.id(), Map.of("mobile", "13900000002"));
            case PAY -> {
                provider.charge(applications.settledOrder(row.id()).id());
                applications.settledOrder(row.id());
                applications.recordPayment(row.id());
            }
            case BOOK -> applications.bookVisit(resident.id(), row.id(), slot(row));
            case HOLD -> applications.holdVisit(resident.id(), row.id(), slot(row));
            case CANCEL -> applications.cancelVisit(resident.id(), row.id());
            case ATTEND -> act(row, new DeskAct.Attend());
            case GRANT -> act(row, new DeskAct.Decide(new Decision.Grant()));
            case REFUSE -> act(row, new DeskAct.Decide(new Decision.Refuse("fraud", WHY)));
            case UNDO -> act(row, new DeskAct.Undo());
            case ISSUE -> act(row, new DeskAct.Issue("E1"));
            case DELIVER -> act(row, new DeskAct.Deliver(""));
            case EXTEND -> act(row, new DeskAct.Extend(WHY));
            case HAND_OVER -> act(row, new DeskAct.HandOver("exit-entry-500104", WHY));
            case WITHDRAW -> applications.withdraw(resident.id(), row.id(), "");
            case ASK_AGAIN -> applications.askReconsideration(resident.id(), row.id(), WHY);
            case ADMIT -> act(row, new DeskAct.Admit());
            case UPHOLD -> act(row, new DeskAct.Reconsider(CaseAction.Reconsidered.Result.UPHELD, WHY));
            case ANEW -> act(row, new DeskAct.Reconsider(CaseAction.Reconsidered.Result.ANEW, WHY));
        }
    }

    /** Places are taken late in the day, where other tests take none. */
    private Instant slot(CaseRow row) {
        return applicants.slots(row, 3).getLast().from();
    }

    private void forward(Duration by, Instant limit) {
        if (clock.instant().plus(by).isBefore(limit)) {
            clock.forward(by);
        }
    }

    private void act(CaseRow row, DeskAct act) {
        officers.act(Applicants.officer(row, Role.SUPERVISOR), row.id(), row.sequence(), act);
    }
}
