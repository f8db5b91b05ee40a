package org.cityplus.oversight.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each policy with somebody who breaks it and somebody who does not. Chen Yutong is made up, as the city pack has her. */
class LookRulesTest extends LookScene {
    private static final String CHEN_CARD = "500190199804121027";
    private static final String CHEN_PHONE = "13900000001";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    @Autowired
    Declarations declarations;

    @Autowired
    ProtectedPeople protectedPeople;

    private Officer security = officer;
    private Officer auditor = officer;
    private UUID chen = new UUID(0, 0);

    @BeforeEach
    void administrators() {
        security = employed("exit-entry-50", "罗静", Role.SECURITY_ADMINISTRATOR);
        auditor = employed("exit-entry-50", "秦岳", Role.AUDIT_ADMINISTRATOR);
        chen = jdbc.sql(
                        "select resident from identity.document where resident in (select id from identity.resident where synthetic) and digest = ?")
                .param(vault.digest("identity.document", "resident-card:" + CHEN_CARD))
                .query(UUID.class)
                .single();
        jdbc.sql("delete from oversight.declared").update();
        jdbc.sql("delete from oversight.protected_person").update();
    }

    private void declared(Officer staff, String card, String phone, String district, String address) {
        declarations.declare(
                security,
                staff.id(),
                new Likenesses.Typed("resident-card", card, phone, district, address),
                "from their papers");
    }

    private void looksAtChen(Officer who) {
        looks(who, chen, "case:" + UUID.randomUUID(), clock.instant());
    }

    @Test
    void anOrdinaryLookIsNotFlagged() {
        looks(officer, desk.paid(agency, "王芳"));
        assertThat(rulesAgainst(officer)).isEmpty();
    }

    @Test
    void ownRecord() {
        declared(officer, CHEN_CARD, "", "", "");
        Officer another = employed(agency, "李川", Role.OFFICER);
        declared(another, "", "13900000002", "", "");
        looksAtChen(officer);
        assertThat(rulesAgainst(officer)).containsExactly("own-record");
    }

    @Test
    void aColleagueByPhoneAndNoLongerWhenTheyHaveLeft() {
        Officer zhou = employed(agency, "周文", Role.OFFICER);
        declared(zhou, "", CHEN_PHONE, "", "");
        looksAtChen(officer);
        assertThat(rulesAgainst(officer)).containsExactly("colleague");
        jdbc.sql("update identity.staff set active = false where id = ?")
                .param(zhou.id())
                .update();
        Officer later = employed(agency, "李川", Role.OFFICER);
        looksAtChen(later);
        assertThat(rulesAgainst(later)).isEmpty();
    }

    @Test
    void aNeighbourIsOfTheSameHouseWhateverTheFloor() {
        declared(officer, "", "", "500103", "渝中区 上城巷12号 3楼");
        Officer acrossTheStreet = employed(agency, "李川", Role.OFFICER);
        declared(acrossTheStreet, "", "", "500103", "上城巷 13 号");
        Officer elsewhere = employed(agency, "吴敏", Role.OFFICER);
        declared(elsewhere, "", "", "500106", "上城巷 12 号");
        for (Officer who : new Officer[] {officer, acrossTheStreet, elsewhere}) {
            looksAtChen(who);
        }
        assertThat(rulesAgainst(officer)).containsExactly("neighbour");
        assertThat(rulesAgainst(acrossTheStreet)).isEmpty();
        assertThat(rulesAgainst(elsewhere)).isEmpty();
    }

    @Test
    void aProtectedPersonUntilTheProtectionEnds() {
        protectedPeople.add(auditor, "resident-card", CHEN_CARD, "public-figure", "often in the papers");
        looksAtChen(officer);
        assertThat(rulesAgainst(officer)).containsExactly("protected");
        protectedPeople.end(auditor, chen, "out of office");
        protectedPeople.end(auditor, chen, "out of office");
        Officer later = employed(agency, "李川", Role.OFFICER);
        looksAtChen(later);
        assertThat(rulesAgainst(later)).isEmpty();
    }

    @Test
    void theSameCommonSurnameIsNothingWithTheGenerationSignItIs() {
        Officer cousin = employed(agency, "陈雨婷", Role.OFFICER);
        Officer namesake = employed(agency, "陈刚", Role.OFFICER);
        looksAtChen(cousin);
        looksAtChen(namesake);
        assertThat(rulesAgainst(cousin)).containsExactly("same-family");
        assertThat(rulesAgainst(namesake)).isEmpty();
    }

    @Test
    void theSameRareSurname() {
        UUID ran = jdbc.sql("select resident from identity.document where digest = ?")
                .param(vault.digest("identity.document", "resident-card:500196197207081134"))
                .query(UUID.class)
                .single();
        Officer same = employed(agency, "冉光荣", Role.OFFICER);
        looks(same, ran, "case:" + UUID.randomUUID(), clock.instant());
        looks(officer, ran, "case:" + UUID.randomUUID(), clock.instant());
        assertThat(rulesAgainst(same)).containsExactly("same-family");
        assertThat(rulesAgainst(officer)).isEmpty();
    }

    @Test
    void anotherAgencysRecord() {
        CaseRow theirs = desk.paid(desk.newAgency(), "王芳");
        looks(officer, theirs);
        assertThat(rulesAgainst(officer)).containsExactly("anothers-record");
        Officer deputy = employed(agency, "李川", Role.OFFICER);
        jdbc.sql(
                        "insert into identity.staff_role (staff, agency, role, valid_from) values (?, ?, 'OFFICER', '2020-01-01')")
                .params(deputy.id(), theirs.agency().value())
                .update();
        looks(deputy, theirs);
        assertThat(rulesAgainst(deputy)).isEmpty();
    }

    @Test
    void whoeverFilesForSomebodyAtTheirCounterLooksAtTheirOwnWorkThatDay() {
        CaseRow elsewhere = desk.paid(desk.newAgency(), "王芳");
        jdbc.sql("update cases.case_row set filer = ?, filed_as = 'CLERK', lodged_at = ? where id = ?")
                .params(
                        officer.id(),
                        Timestamp.from(clock.instant()),
                        elsewhere.id().value())
                .update();
        looks(officer, elsewhere);
        assertThat(rulesAgainst(officer)).as("made and handed out the slip").isEmpty();
        Officer colleague = employed(agency, "李川", Role.OFFICER);
        looks(colleague, elsewhere);
        assertThat(rulesAgainst(colleague)).as("filed by another").containsExactly("anothers-record");
        clock.forward(Duration.ofDays(1));
        looks(officer, elsewhere);
        assertThat(rulesAgainst(officer)).as("of the day before").containsExactly("anothers-record");
    }

    private void takesPart(CaseRow row, String part) {
        jdbc.sql("insert into cases.involved (case_id, agency, part, since) values (?, ?, ?, ?)")
                .params(row.id().value(), agency, part, Timestamp.from(clock.instant()))
                .update();
    }

    /** Detection comes seconds later: by then the case may be somebody else's. */
    @Test
    void whoeverIsAskedOrHandsItOverLooksAtTheirOwnWork() {
        CaseRow asked = desk.paid(desk.newAgency(), "王芳");
        takesPart(asked, "JOINT");
        looks(officer, asked);
        assertThat(rulesAgainst(officer)).as("asked for an opinion").isEmpty();
        CaseRow handedOver = desk.paid(desk.newAgency(), "王芳");
        Officer before = employed(agency, "李川", Role.OFFICER);
        looks(before, handedOver);
        takesPart(handedOver, "FORMER");
        assertThat(rulesAgainst(before)).as("had it until now").isEmpty();
        Officer after = employed(agency, "吴敏", Role.OFFICER);
        clock.forward(Duration.ofSeconds(5));
        looks(after, handedOver);
        assertThat(rulesAgainst(after)).as("had it before").containsExactly("anothers-record");
    }

    @Test
    void whoeverTakesARelationBackWhileThatCaseIsOpen() {
        CaseRow row = desk.paid(agency, "王芳");
        transactions.executeWithoutResult(status -> audit.write(new org.cityplus.audit.AuditEntry(
                clock.instant(),
                officer.id(),
                officer.signature(),
                row.applicant(),
                "case:" + row.id(),
                "relation-taken-back")));
        assertThat(rulesAgainst(officer)).containsExactly("relation-taken-back");
        assertThat(mvc.get().uri("/desk/oversight").with(org.cityplus.cases.testing.DeskScene.as(supervisor)))
                .hasStatusOk()
                .bodyText()
                .contains("办件未结就撤回回避");
    }

    @Test
    void aCaseClosedHalfAYearAgo() {
        CaseRow closed = desk.paid(agency, "王芳");
        jdbc.sql("update cases.case_row set stage = 'GRANTED', changed_at = ? where id = ?")
                .params(
                        Timestamp.from(clock.instant().minus(Duration.ofDays(181))),
                        closed.id().value())
                .update();
        CaseRow lately = desk.paid(agency, "王芳");
        jdbc.sql("update cases.case_row set stage = 'GRANTED', changed_at = ? where id = ?")
                .params(
                        Timestamp.from(clock.instant().minus(Duration.ofDays(179))),
                        lately.id().value())
                .update();
        looks(officer, closed);
        assertThat(rulesAgainst(officer)).containsExactly("long-closed");
        Officer another = employed(agency, "李川", Role.OFFICER);
        looks(another, lately);
        assertThat(rulesAgainst(another)).isEmpty();
    }

    @Test
    void atNightAndOnSundaysOneFlagForTheDayWhateverTheNumber() {
        looks(officer, somebody(), "case:a", at(TUESDAY, 22, 30));
        looks(officer, somebody(), "case:b", at(TUESDAY, 22, 40));
        assertThat(rulesAgainst(officer)).containsExactly("outside-hours");
        assertThat(count("select count(*) from oversight.flag where actor = ?", officer.id()))
                .isEqualTo(1);
        Officer sunday = employed(agency, "李川", Role.OFFICER);
        looks(sunday, somebody(), "case:c", at(SUNDAY, 11, 0));
        assertThat(rulesAgainst(sunday)).containsExactly("outside-hours");
        Officer late = employed(agency, "吴敏", Role.OFFICER);
        looks(late, somebody(), "case:d", at(TUESDAY, 19, 59));
        looks(late, somebody(), "case:e", at(TUESDAY, 7, 30));
        assertThat(rulesAgainst(late)).isEmpty();
    }

    @Test
    void manyPeopleInAnHourAndTheSamePersonOftenIsNotMany() {
        for (int i = 0; i < 20; i++) {
            looks(officer, somebody(), "case:x", at(TUESDAY, 10, i));
        }
        assertThat(rulesAgainst(officer)).containsExactly("many-in-an-hour");
        Officer busy = employed(agency, "李川", Role.OFFICER);
        UUID one = somebody();
        for (int i = 0; i < 40; i++) {
            looks(busy, one, "case:y", at(TUESDAY, 10, i));
        }
        assertThat(rulesAgainst(busy)).isEmpty();
    }

    @Test
    void manyIsMeasuredByWhatIsUsual() {
        Officer counter = employed(agency, "李川", Role.OFFICER);
        for (int day = 1; day <= 10; day++) {
            jdbc.sql(
                            "insert into oversight.day_of_looks (actor, day, agency, people, busiest_hour) values (?, ?, ?, 90, 18)")
                    .params(counter.id(), TUESDAY.minusDays(day), agency)
                    .update();
        }
        for (int i = 0; i < 30; i++) {
            looks(counter, somebody(), "case:x", at(TUESDAY, 10, i));
        }
        assertThat(rulesAgainst(counter)).as("30 in an hour where 18 is usual").isEmpty();
        Officer quiet = employed(agency, "吴敏", Role.OFFICER);
        jdbc.sql(
                        "insert into oversight.day_of_looks (actor, day, agency, people, busiest_hour) values (?, ?, ?, 12, 4)")
                .params(quiet.id(), TUESDAY.minusDays(1), agency)
                .update();
        for (int i = 0; i < 30; i++) {
            looks(quiet, somebody(), "case:x", at(TUESDAY, 10, i));
        }
        assertThat(rulesAgainst(quiet)).containsExactly("many-in-an-hour");
    }

    @Test
    void manyInADaySlowly() {
        for (int i = 0; i < 60; i++) {
            looks(officer, somebody(), "case:x", at(TUESDAY, 8 + i / 6, i % 6 * 10));
        }
        assertThat(rulesAgainst(officer)).containsExactly("many-in-a-day");
        Officer less = employed(agency, "李川", Role.OFFICER);
        for (int i = 0; i < 59; i++) {
            looks(less, somebody(), "case:x", at(TUESDAY, 8 + i / 6, i % 6 * 10));
        }
        assertThat(rulesAgainst(less)).isEmpty();
    }

    @Test
    void whatIsDeclaredIsKeptAsDigestsAndChanged() {
        declared(officer, CHEN_CARD, CHEN_PHONE, "500103", "上城巷 12 号 7 楼");
        String rows = jdbc.sql("select string_agg(d::text, ' ') from oversight.declared d where staff = ?")
                .param(officer.id())
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain(CHEN_CARD).doesNotContain(CHEN_PHONE).doesNotContain("上城巷");
        assertThat(declarations.list(security, officer.id())).hasSize(3);
        declared(officer, "", "13900000002", "", "");
        assertThat(declarations.list(security, officer.id())).hasSize(3);
        looksAtChen(officer);
        assertThat(rulesAgainst(officer)).containsExactlyInAnyOrder("own-record", "neighbour");
    }
}
