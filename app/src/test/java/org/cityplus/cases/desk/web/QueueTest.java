package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.desk.NextThing;
import org.cityplus.cases.desk.NextThings;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.QueuePage;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.city.AgencyId;
import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(DeskScene.class)
class QueueTest {
    @Autowired
    DeskScene scene;

    @Autowired
    Queue queue;

    @Autowired
    NextThings nextThings;

    private String agency = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void anAgencyOfOurOwn() {
        agency = scene.newAgency();
        today = scene.today();
    }

    @Test
    void whatIsDueFirstIsOnTopAndWhoeverWaitsForTheApplicantIsLast() {
        CaseRow unpaid = scene.lodged(agency, "未缴费");
        CaseRow later = scene.underReview(agency, "后到期", 1, today.plusDays(9));
        CaseRow paid = scene.paid(agency, "已缴费");
        CaseRow late = scene.underReview(agency, "已超期", 20, today.minusDays(1));
        CaseRow due = scene.underReview(agency, "今天到期", 9, today);

        assertThat(numbers(View.ALL)).containsExactly(numbers(late, due, later, unpaid, paid));
        assertThat(numbers(View.OURS)).containsExactly(numbers(late, due, later));
        assertThat(numbers(View.LATE)).containsExactly(numbers(late));
        assertThat(numbers(View.TODAY)).containsExactly(numbers(due));
        assertThat(numbers(View.WAITING)).containsExactly(numbers(unpaid, paid));
    }

    @Test
    void aVisitStillToComeIsNotOursYet() {
        CaseRow ahead = scene.underReview(agency, "后天到", -2, today.plusDays(12));
        assertThat(numbers(View.OURS)).isEmpty();
        assertThat(numbers(View.WAITING)).containsExactly(numbers(ahead));
        assertThat(nextThings.find(new AgencyId(agency))).isEmpty();
    }

    @Test
    void theTabsCountWhatTheirListsShow() {
        scene.lodged(agency, "甲");
        scene.underReview(agency, "乙", 0, today.plusDays(9));
        scene.underReview(agency, "丙", 20, today.minusDays(3));
        var counts = queue.counts(new AgencyId(agency));
        for (View view : View.values()) {
            if (view != View.CLOSED && view != View.MINE) {
                assertThat(counts).as(view.name()).containsEntry(view, numbers(view).length);
            }
        }
        assertThat(counts).doesNotContainKey(View.CLOSED);
    }

    @Test
    void theNextThingIsABrokenPromiseThenOneDueTodayThenWhoIsHere() {
        scene.underReview(agency, "昨天到过", 1, today.plusDays(8));
        CaseRow here = scene.booked(agency, "在大厅", Instant.now().minusSeconds(60), today.plusDays(9));
        // Just after midnight a minute ago was yesterday.
        if (here.findVisitOn().filter(today::equals).isPresent()) {
            assertNext(here, NextThing.Reason.VISITOR_NOW);
        }
        CaseRow due = scene.underReview(agency, "今天到期", 9, today);
        assertNext(due, NextThing.Reason.DUE_TODAY);
        CaseRow late = scene.underReview(agency, "已超期", 20, today.minusDays(1));
        assertNext(late, NextThing.Reason.LATE);
    }

    @Test
    void pagesFollowEachOtherWithoutLossOrRepeat() {
        for (int i = 0; i < Queue.PAGE + 3; i++) {
            scene.underReview(agency, "第" + i, 1, today.plusDays(5 + i % 3));
        }
        QueuePage first = queue.list(new AgencyId(agency), View.ALL, Optional.empty());
        QueuePage second = queue.list(new AgencyId(agency), View.ALL, first.next());
        assertThat(first.rows()).hasSize(Queue.PAGE);
        assertThat(second.rows()).hasSize(3);
        assertThat(second.next()).isEmpty();
        assertThat(second.rows()).doesNotContainAnyElementsOf(first.rows());
        assertThat(second.rows().getFirst().findPromisedOn()).contains(today.plusDays(7));
    }

    @Test
    void searchFindsByNumberAndByPartOfANameButOnlyAtHome() {
        CaseRow mine = scene.lodged(agency, "欧阳思远");
        scene.lodged(scene.newAgency(), "欧阳思远");
        for (String typed : List.of("思远", mine.number(), mine.number().toLowerCase(java.util.Locale.ROOT), "pp-")) {
            assertThat(queue.search(new AgencyId(agency), typed)).as(typed).containsExactly(mine);
        }
        for (String typed : List.of("%", "_", "PP-9", "远思", "'; drop table cases.case_row; --")) {
            assertThat(queue.search(new AgencyId(agency), typed)).as(typed).isEmpty();
        }
    }

    private void assertNext(CaseRow row, NextThing.Reason reason) {
        NextThing next = nextThings.find(new AgencyId(agency)).orElseThrow();
        assertThat(next.row().number()).isEqualTo(row.number());
        assertThat(next.reason()).isEqualTo(reason);
    }

    private String[] numbers(View view) {
        List<CaseRow> rows =
                queue.list(new AgencyId(agency), view, Optional.empty()).rows();
        return numbers(rows.toArray(CaseRow[]::new));
    }

    private static String[] numbers(CaseRow... rows) {
        return java.util.Arrays.stream(rows).map(CaseRow::number).toArray(String[]::new);
    }
}
