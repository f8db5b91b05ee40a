package org.cityplus.cases.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.cityplus.testing.Forms.csrf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.cityplus.audit.Audit;
import org.cityplus.audit.MerkleLog;
import org.cityplus.audit.VerifyCommand;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRefunds;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Sending;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.files.FileStore;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.RefundId;
import org.cityplus.privacy.rights.Traces;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A case goes whole when its time is over, and nothing of anybody else's. Alone in its database: it moves the clock by years. */
@OwnDatabase
@Import(Ended.class)
class CaseRetentionTest extends DemoCityTest {
    /** What names a case afterwards: that it is gone, the trail, vouchers that accounting law wants, the ledger of consents. */
    private static final List<String> STAYS = List.of(
            "audit.entry.record",
            "cases.forgotten.case_id",
            "oversight.trail.record",
            "payments.payment_order.purpose",
            "payments.payment_order.return_path",
            "privacy.consent_act.how");

    private static final String RETURNED = "检察院已经归还原件，不再需要";

    @Autowired
    CaseRetention retention;

    @Autowired
    ForgetCase forget;

    @Autowired
    EndedCases endedCases;

    @Autowired
    PreservedCases preserved;

    @Autowired
    Relations relations;

    @Autowired
    CaseRefunds refunds;

    @Autowired
    Ended ended;

    @Autowired
    CaseBook book;

    @Autowired
    Desk officers;

    @Autowired
    LifeEventCatalog events;

    @Autowired
    Bundles bundles;

    @Autowired
    Standings standings;

    @Autowired
    Sending sending;

    @Autowired
    Drafts drafts;

    @Autowired
    FileStore files;

    @Autowired
    City city;

    @Autowired
    Audit audit;

    @Autowired
    MerkleLog log;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MockMvcTester mvc;

    @TempDir
    Path folder;

    /** Morning of a day that many days after the last one of the case's ten years. */
    private void toTheLastDayAnd(CaseRow row, int days) {
        LocalDate last = LocalDate.ofInstant(row.changedAt(), city.zone()).plusYears(10);
        Instant then = last.plusDays(days).atTime(9, 0).atZone(city.zone()).toInstant();
        clock.forward(Duration.between(clock.instant(), then));
    }

    private long rows(String table, CaseRow row) {
        return count(
                "select count(*) from " + table + " where case_id = ?", row.id().value());
    }

    private boolean isThere(CaseRow row) {
        return book.find(row.id()).isPresent();
    }

    private List<String> traces(CaseRow row) {
        return new Traces(jdbc).of(List.of(row.id().toString(), row.number()), List.of(), List.of());
    }

    /** Everything of a case as the database has it. */
    private Map<String, String> rowsOf(CaseRow row) {
        Map<String, String> all = new TreeMap<>();
        ended.tables()
                .forEach(table -> all.put(
                        table,
                        jdbc.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from " + table
                                        + " t where case_id = ?")
                                .param(row.id().value())
                                .query(String.class)
                                .single()));
        all.put(
                "cases.case_row",
                jdbc.sql("select t::text from cases.case_row t where id = ?")
                        .param(row.id().value())
                        .query(String.class)
                        .single());
        return all;
    }

    @Test
    void onTheDayAfterTheLastEverythingOfItIsGoneAndTheLogStillVerifies() throws Exception {
        Resident resident = applicants.newResident();
        CaseRow row = ended.delivered(resident);
        ended.leaveEverywhere(row);
        assertThat(ended.tables())
                .hasSizeGreaterThan(7)
                .allSatisfy(table -> assertThat(rows(table, row))
                        .as("nothing to erase in %s: add to Ended what may be there", table)
                        .isPositive());
        String photo = book.getRecord(row).answers().getOrDefault("photo", "");
        CaseRow others = ended.delivered(applicants.newResident());
        ended.leaveEverywhere(others);
        jdbc.sql("update cases.preserved set until = date '2040-01-01' where case_id = ?")
                .param(others.id().value())
                .update();
        Map<String, String> othersBefore = rowsOf(others);
        CaseRow open = applicants.lodged(applicants.newResident());
        Path before = Files.writeString(folder.resolve("before"), caughtUp());

        toTheLastDayAnd(row, 0);
        retention.forgetDue();
        assertThat(isThere(row)).isTrue();

        toTheLastDayAnd(row, 1);
        retention.forgetDue();
        assertThat(traces(row)).isSubsetOf(STAYS).contains("cases.forgotten.case_id", "audit.entry.record");
        assertThat(count(
                        "select count(*) from cases.draft where lodged_as = ?",
                        row.id().value()))
                .isZero();
        assertThat(rowsOf(others)).isEqualTo(othersBefore);
        assertThat(isThere(open)).isTrue();
        assertThat(audit.list(resident.id(), "case:" + row.id(), "forgotten"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo(new UUID(0, 0));
                    assertThat(entry.why()).contains("decided-cases P10Y");
                });

        clock.forward(city.unclaimedFileKept("applicant-photo").plusMinutes(1));
        files.expire("applicant-photo", city.unclaimedFileKept("applicant-photo"));
        assertThat(count("select count(*) from files.file where id = ?::uuid", photo))
                .isZero();
        assertThat(count(
                        "select count(*) from files.file where id = ?::uuid",
                        book.getRecord(others).answers().getOrDefault("photo", "")))
                .isOne();
        caughtUp();
        try (Connection connection = database.getConnection()) {
            VerifyCommand verify = new VerifyCommand(log.verifierKey());
            verify.expect(before);
            assertThat(verify.database(connection, null).faults()).isEmpty();
        }

        retention.forgetDue();
        assertThat(count("select count(*) from audit.entry where record = ? and act = 'forgotten'", "case:" + row.id()))
                .as("done twice is done once")
                .isOne();
    }

    /** The newest state once every entry is in it. */
    private String caughtUp() {
        do {
            ReflectionTestUtils.invokeMethod(log, "keepUp");
        } while (log.pending() > 0);
        return log.latest();
    }

    /** Nothing of it is begun anew, and nothing is said to be still to do. */
    @Test
    void whatALifeEventRemembersOfItGoesWithItAndIsNotBegunAgain() {
        Resident resident = applicants.newResident();
        Bundle bundle = retiring(resident, Set.of("passport-first", "senior-card"));
        CaseRow row = ended.delivered(resident);
        sending.send(resident.id(), bundle.id());
        Resident another = applicants.newResident();
        Bundle whole = retiring(another, Set.of("passport-first"));
        ended.delivered(another);
        sending.send(another.id(), whole.id());
        assertThat(standings.list(bundle)).anyMatch(Standing.Sent.class::isInstance);

        toTheLastDayAnd(row, 2);
        retention.forgetDue();
        assertThat(isThere(row)).isFalse();
        for (String address : List.of("/bundles/", "/api/bundles/")) {
            assertThat(mvc.get().uri(address + bundle.id()).with(Applicants.as(resident)))
                    .hasStatusOk();
        }
        assertThat(standings.list(bundles.get(resident.id(), bundle.id())))
                .as("what is not sent goes on")
                .singleElement()
                .satisfies(one -> assertThat(one.service().id()).isEqualTo("senior-card"));
        for (String address : List.of("/bundles/", "/api/bundles/")) {
            assertThat(mvc.get().uri(address + whole.id()).with(Applicants.as(another)))
                    .as("nothing is left of it")
                    .hasStatus(404);
        }
        for (Resident one : List.of(resident, another)) {
            assertThat(drafts.findOpen(one.id(), "passport-first")).isEmpty();
        }
    }

    private Bundle retiring(Resident resident, Set<String> services) {
        Bundle begun = bundles.begin(
                resident.id(),
                events.get("retiring"),
                resident.id(),
                null,
                Map.of("registered", "here", "travel", "first"));
        return bundles.choose(resident.id(), begun.id(), services);
    }

    @Test
    void pagesAndProgramsAreToldThatItIsNoLongerKept() {
        Resident resident = applicants.newResident();
        CaseRow row = ended.delivered(resident);
        assertThat(mvc.get().uri("/me/data").with(Applicants.as(resident)))
                .hasStatusOk()
                .bodyText()
                .contains(row.number(), "2036年11月24日");
        assertThat(mvc.get().uri("/cases/" + row.id()).with(Applicants.as(resident)))
                .hasStatusOk()
                .bodyText()
                .contains("保存到 2036年11月24日");
        assertThat(mvc.get().uri("/api/me/data").with(Applicants.as(resident)))
                .bodyJson()
                .extractingPath("$[?(@.kind == 'decided-cases')].endings[0].lastDay")
                .asArray()
                .hasSize(1);
        toTheLastDayAnd(row, 1);
        retention.forgetDue();
        for (String address : List.of("", "/record", "/looks", "/visit", "/withdraw", "/reconsideration")) {
            assertThat(mvc.get().uri("/cases/" + row.id() + address).with(Applicants.as(resident)))
                    .as(address)
                    .hasStatus(404)
                    .bodyText()
                    .contains("保存期已过");
        }
        assertThat(mvc.get().uri("/api/cases/" + row.id()).with(Applicants.as(resident)))
                .hasStatus(404)
                .bodyText()
                .contains("cases.forgotten");
        assertThat(mvc.get().uri("/desk/cases/" + row.id()).with(Applicants.as(Applicants.officer(row))))
                .hasStatus(404);
        for (String address : List.of("/", "/me/data", "/me/payments", "/me/looks", "/messages", "/api/cases")) {
            assertThat(mvc.get().uri(address).with(Applicants.as(resident)))
                    .as(address)
                    .hasStatusOk();
        }
        assertThat(count("select count(*) from channels.notification where resident = ?", resident.id()))
                .as("messages led to it")
                .isZero();
    }

    @Test
    void moneyOwedACourtAndACaseUnderWayKeepIt() {
        CaseRow refund = ended.delivered(applicants.newResident());
        CaseRow unknown = ended.delivered(applicants.newResident());
        CaseRow court = ended.delivered(applicants.newResident());
        CaseRow free = ended.delivered(applicants.newResident());
        jdbc.sql("""
                insert into payments.refund (id, payment_order, reason, amount_fen, state, asked_at)
                select ?, id, 'REFUSED', 100, 'STUCK', opened_at from payments.payment_order where purpose = ?
                """).params(UUID.randomUUID(), "case:" + refund.id()).update();
        jdbc.sql("""
                update payments.payment_order set state = 'UNKNOWN', unknown_since = opened_at, paid_at = null where purpose = ?
                """).param("case:" + unknown.id()).update();
        toTheLastDayAnd(free, -30);
        LocalDate lastDay = LocalDate.ofInstant(clock.instant(), city.zone()).plusYears(1);
        Officer supervisor = Applicants.officer(court, Role.SUPERVISOR);
        preserved.preserve(supervisor, court.number(), lastDay, "行政诉讼一审尚未结案，需要原始材料");
        toTheLastDayAnd(free, 1);
        // Another of the city's own rounds may hold a row just now; such a case is passed over until the next run.
        await().untilAsserted(() -> {
            assertThat(retention.forgetAll().kept()).isEqualTo(3);
            assertThat(isThere(free)).isFalse();
        });
        assertThat(List.of(refund, unknown, court)).allMatch(this::isThere);

        refundsArrive();
        jdbc.sql("update payments.payment_order set state = 'PAID', unknown_since = null, paid_at = opened_at")
                .update();
        retention.forgetAll();
        assertThat(List.of(refund, unknown)).noneMatch(this::isThere);
        assertThat(isThere(court)).isTrue();
        clock.forward(Duration.ofDays(366));
        retention.forgetAll();
        assertThat(isThere(court)).isFalse();
    }

    private void refundsArrive() {
        jdbc.sql("update payments.refund set state = 'DONE', done_at = now(), next_try_at = null")
                .update();
    }

    @Test
    void aRefusalIsKeptWhileItCanBeLookedAtAgain() {
        CaseRow row = ended.refused(applicants.newResident());
        assertThat(row.stage()).isEqualTo(Stage.REFUSED);
        // As if the city kept it for days only: it ended long ago, and the time to have it looked at again is not over.
        jdbc.sql("update cases.case_row set changed_at = changed_at - interval '11 years' where id = ?")
                .param(row.id().value())
                .update();
        assertThat(forget.forget(row.id())).isEqualTo(new ForgetCase.Outcome.Kept(KeepRule.CONTESTABLE));
        clock.forward(Duration.ofDays(70));
        refundsArrive();
        assertThat(forget.forget(row.id())).isEqualTo(new ForgetCase.Outcome.Forgotten());
    }

    @Test
    void anOpenCaseIsKeptHoweverOldItIs() {
        CaseRow row = desk.lodged(desk.newAgency(), "林知远");
        clock.forward(Duration.ofDays(5000));
        assertThat(forget.forget(row.id())).isEqualTo(new ForgetCase.Outcome.Kept(KeepRule.UNDER_WAY));
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into cases.forgotten (case_id, rule, forgotten_at) values (?, 'x', now())")
                        .param(row.id().value())
                        .update())
                .hasMessageContaining("only a case that has ended");
    }

    /** Whoever writes the row by hand gets nothing for it: no other case, no part of one, not later, and none comes back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from cases.action where case_id = :other",
                "delete from cases.paper where case_id = :other",
                "update cases.action set data = '' where case_id = :one",
                "delete from cases.action where case_id = :one and sequence = 2",
                "delete from cases.action where case_id = :one",
                "update cases.forgotten set case_id = :other where case_id = :one",
                "delete from cases.forgotten where case_id = :one",
                "truncate cases.forgotten"
            })
    void aRowInForgottenOpensNothingElse(String act) {
        CaseRow one = ended.delivered(applicants.newResident());
        CaseRow other = ended.delivered(applicants.newResident());
        Map<String, String> before = rowsOf(one);
        before.putAll(rowsOf(other));
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "insert into cases.forgotten (case_id, rule, forgotten_at, tx) values (?, 'x', now(), ?::xid8)")
                            .params(one.id().value(), "1")
                            .update();
                    jdbc.sql(act)
                            .param("one", one.id().value())
                            .param("other", other.id().value())
                            .update();
                }))
                .rootCause()
                .hasMessageMatching("(?s).*(append-only|forgotten as a whole|cannot TRUNCATE).*");
        Map<String, String> after = rowsOf(one);
        after.putAll(rowsOf(other));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whatIsGoneDoesNotComeBackUnderItsOldId() {
        CaseRow one = ended.delivered(applicants.newResident());
        CaseRow other = ended.delivered(applicants.newResident());
        toTheLastDayAnd(one, 1);
        jdbc.sql("update cases.case_row set changed_at = changed_at + interval '1 year' where id = ?")
                .param(other.id().value())
                .update();
        assertThat(forget.forget(one.id())).isEqualTo(new ForgetCase.Outcome.Forgotten());
        assertThat(forget.forget(one.id())).isEqualTo(new ForgetCase.Outcome.Passed());
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn, sequence,
                                                    lodged_at, changed_at)
                        select ?, 'X', gen_random_uuid(), service, version, applicant, agency, office, stage, turn, sequence,
                               lodged_at, changed_at from cases.case_row where id = ?
                        """)
                        .params(one.id().value(), other.id().value())
                        .update())
                .hasMessageContaining("does not come back");
    }

    /** The node is cut off in the middle of a case, its statements done and not committed: the case is whole, and goes next time. */
    @Test
    @Timeout(60)
    void cutOffInTheMiddleNothingHasHappenedAndTheNextRunGoesOn() throws Exception {
        CaseRow first = ended.delivered(applicants.newResident());
        CaseRow row = ended.delivered(applicants.newResident());
        Map<String, String> before = rowsOf(row);
        toTheLastDayAnd(row, 1);
        assertThat(forget.forget(first.id())).isEqualTo(new ForgetCase.Outcome.Forgotten());
        try (Connection blocker = database.getConnection()) {
            blocker.setAutoCommit(false);
            try (var hold = blocker.prepareStatement("select 1 from files.claim where holder = ? for update")) {
                hold.setString(1, "case:" + row.id());
                assertThat(hold.executeQuery().next()).isTrue();
            }
            CompletableFuture<CaseRetention.Run> run = CompletableFuture.supplyAsync(retention::forgetAll);
            long waiting = backendWaiting();
            assertThat(rowsOf(row)).as("nobody sees half of it").isEqualTo(before);
            assertThat(jdbc.sql("select pg_terminate_backend(?)")
                            .param((int) waiting)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(run.join().failed()).isEqualTo(1);
            blocker.rollback();
        }
        assertThat(rowsOf(row)).isEqualTo(before);
        assertThat(count(
                        "select count(*) from cases.forgotten where case_id = ?",
                        row.id().value()))
                .isZero();
        assertThat(retention.forgetAll().forgotten()).isEqualTo(1);
        assertThat(isThere(row)).isFalse();
    }

    /** The one that is stopped at the claims of its case. */
    private long backendWaiting() {
        return await().until(() -> jdbc.sql("""
                                select pid from pg_stat_activity
                                 where wait_event_type = 'Lock' and query like '%files.claim%' and pid <> pg_backend_pid()
                                """).query(Long.class).list(), found -> !found.isEmpty())
                .getFirst();
    }

    @Test
    void twoNodesAtOnceEraseEachCaseOnce() {
        List<CaseRow> all = java.util.stream.Stream.generate(() -> ended.delivered(applicants.newResident()))
                .limit(6)
                .toList();
        toTheLastDayAnd(all.getLast(), 1);
        List<CompletableFuture<CaseRetention.Run>> runs = List.of(
                CompletableFuture.supplyAsync(retention::forgetAll),
                CompletableFuture.supplyAsync(retention::forgetAll));
        assertThat(runs.stream().mapToInt(run -> run.join().forgotten()).sum()).isGreaterThanOrEqualTo(6);
        assertThat(all).noneMatch(this::isThere);
        assertThat(all)
                .allSatisfy(row -> assertThat(count(
                                "select count(*) from audit.entry where record = ? and act = 'forgotten'",
                                "case:" + row.id()))
                        .isOne());
    }

    @Test
    void aLookAtASupervisorsListSaysWhyAndOnlyTheirAgencySetsIt() {
        CaseRow row = ended.delivered(applicants.newResident());
        Officer own = Applicants.officer(row, Role.SUPERVISOR);
        Officer stranger = desk.officer(desk.newAgency(), Role.SUPERVISOR);
        LocalDate day = LocalDate.ofInstant(clock.instant(), city.zone()).plusDays(30);
        assertThatThrownBy(() -> preserved.preserve(stranger, row.number(), day, "检察院调阅，尚未归还"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.fields()).extracting("field").containsExactly("number"));
        assertThatThrownBy(() -> preserved.preserve(own, "no-such", PreservedCases.day("31.12."), "x"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting("field")
                                .containsExactly("number", "until", "why"));
        preserved.preserve(own, row.number(), day, "检察院调阅，尚未归还");
        preserved.preserve(own, row.number(), day.plusDays(1), "检察院调阅，尚未归还，延长一天");
        assertThat(preserved.list(own, PreservedCases.Place.START))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.until()).isEqualTo(day.plusDays(1));
                    assertThat(one.why()).contains("延长一天");
                });
        assertThat(preserved.list(stranger, PreservedCases.Place.START)).isEmpty();
        assertThatThrownBy(() -> preserved.end(stranger, row.id(), RETURNED)).isInstanceOf(Refusal.class);
        assertThat(ending(own, row, "").message().key()).isEqualTo("cases.text.length");
        assertThat(ending(own, row, "").fields()).extracting("field").containsExactly("why");
        String end = "/desk/preserved/" + row.id() + "/end";
        assertThat(mvc.post().uri(end).param("why", "不用了").with(csrf()).with(Applicants.as(own)))
                .hasStatus(422)
                .bodyText()
                .contains("why-" + row.id() + "-e", "不用了");
        assertThat(preserved.list(own, PreservedCases.Place.START)).hasSize(1);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(mvc.post()
                            .uri("/api" + end)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"why\":\"" + RETURNED + "\"}")
                            .with(Applicants.as(own)))
                    .hasStatus(204);
        }
        assertThat(preserved.list(own, PreservedCases.Place.START)).isEmpty();
        assertThat(desk.trail(row))
                .containsSequence("preserved", "preserved", "preserved-ended")
                .containsOnlyOnce("preserved-ended");
        assertThat(audit.list(row.applicant(), "case:" + row.id(), "preserved-ended"))
                .extracting(entry -> entry.why())
                .containsExactly(RETURNED);
    }

    private Refusal ending(Officer supervisor, CaseRow row, String why) {
        return catchThrowableOfType(Refusal.class, () -> preserved.end(supervisor, row.id(), why));
    }

    /** What a court needs of a relative's case is for a colleague to keep, and to let go. */
    @Test
    void nobodyKeepsARelativesCaseNorLetsItGo() {
        CaseRow row = ended.delivered(applicants.newResident());
        Officer brother = Applicants.officer(row, Role.SUPERVISOR);
        Officer colleague = Applicants.officer(row, Role.SUPERVISOR);
        relations.declare(brother, "500190199804121027", Relations.Relation.FAMILY);
        LocalDate day = LocalDate.ofInstant(clock.instant(), city.zone()).plusDays(30);
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> preserved.preserve(brother, row.number(), day, "检察院调阅，尚未归还"))
                        .message()
                        .key())
                .isEqualTo("desk.recusal");
        preserved.preserve(colleague, row.number(), day, "检察院调阅，尚未归还");
        assertThat(ending(brother, row, RETURNED).message().key()).isEqualTo("desk.recusal");
        assertThat(mvc.post()
                        .uri("/api/desk/preserved/" + row.id() + "/end")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"why\":\"" + RETURNED + "\"}")
                        .with(Applicants.as(brother)))
                .hasStatus(403);
        assertThat(preserved.list(colleague, PreservedCases.Place.START))
                .extracting(PreservedCases.Preserved::id)
                .contains(row.id());
        preserved.end(colleague, row.id(), RETURNED);
    }

    /** Sealed or, of a release before, in clear: what was written of the money goes with the case, the voucher stays. */
    @Test
    void whatWasWrittenOfReturnedMoneyGoesWithTheCase() {
        CaseRow row = ended.delivered(applicants.newResident());
        UUID refund = UUID.randomUUID();
        jdbc.sql("""
                insert into payments.refund (id, payment_order, reason, amount_fen, state, asked_at)
                select ?, id, 'REFUSED', 100, 'STUCK', opened_at from payments.payment_order where purpose = ?
                """).params(refund, "case:" + row.id()).update();
        refunds.handOut(Applicants.officer(row, Role.SUPERVISOR), new RefundId(refund), "转入工行 6222020212345678901");
        jdbc.sql("""
                insert into payments.receipt (id, number, payment_order, agency, clerk, clerk_name, means, amount_fen, at,
                                              reversed_at, reversed_by, reversed_by_name, reversed_why)
                select ?, ?, id, payee, ?, '张颖', 'CASH', 100, opened_at, opened_at, ?, '何敏', '收了陈雨桐的钱'
                  from payments.payment_order where purpose = ?
                """)
                .params(UUID.randomUUID(), "R-" + refund, UUID.randomUUID(), UUID.randomUUID(), "case:" + row.id())
                .update();
        String sealed = """
                select count(*) from payments.refund where id = ? and handed_out_how = '' and state = 'DONE'
                   and handed_out_sealed is %s and handed_out_for is %s
                """;
        assertThat(count(sealed.formatted("not null", "not null"), refund)).isOne();
        toTheLastDayAnd(row, 1);
        retention.forgetDue();
        assertThat(isThere(row)).isFalse();
        assertThat(count(sealed.formatted("null", "null"), refund)).isOne();
        assertThat(count("select count(*) from payments.receipt where number = ? and reversed_why = ''", "R-" + refund))
                .isOne();
    }

    /** With many cases it reads what is due and nothing else. */
    @Test
    void whatIsDueIsReadFromTheIndex() {
        UUID resident = applicants.newResident().id();
        jdbc.sql("""
                insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn, sequence,
                                            lodged_at, changed_at)
                select gen_random_uuid(), 'Y-' || n, gen_random_uuid(), case when n % 3 = 0 then 'passport-first' else 'senior-card' end,
                       '2026-11', ?, 'plan', 'plan', case when n % 2 = 0 then 'GRANTED' else 'AWAITING_DECISION' end,
                       case when n % 2 = 0 then 'NOBODY' else 'AGENCY' end, 1,
                       timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute'
                  from generate_series(1, 20000) n
                """).param(resident).update();
        jdbc.sql("analyze cases.case_row").update();
        try {
            assertThat(endedCases.services()).contains("passport-first", "senior-card");
            String plan = String.join(
                    "\n",
                    jdbc.sql("""
                    explain (analyze, buffers, costs off)
                    select changed_at, id from cases.case_row
                     where turn = 'NOBODY' and service = ? and changed_at < ? and (changed_at, id) > (?, ?)
                     order by changed_at, id limit ?
                    """)
                            .params(
                                    "passport-first",
                                    Timestamp.from(Instant.parse("2026-01-10T00:00:00Z")),
                                    Timestamp.from(Instant.EPOCH),
                                    new UUID(0, 0),
                                    EndedCases.PAGE)
                            .query(String.class)
                            .list());
            assertThat(plan)
                    .containsPattern("Index (Only )?Scan using case_row_ended")
                    .doesNotContain("Sort", "Seq Scan", "Rows Removed by Filter");
        } finally {
            jdbc.sql("delete from cases.case_row where number like 'Y-%'").update();
        }
    }
}
