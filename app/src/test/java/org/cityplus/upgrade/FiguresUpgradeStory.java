package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.figures.FigureBook;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.figures.open.OpenData;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.privacy.CaseRetention;
import org.cityplus.cases.privacy.PreservedCases;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Releases that count what happens, publish a month that is over, and forget cases whose time is over. */
abstract class FiguresUpgradeStory extends RightsUpgradeStory {
    @Autowired
    FigureBook figures;

    @Autowired
    Recount recount;

    @Autowired
    OpenData open;

    @Autowired
    CaseRetention retention;

    @Autowired
    PreservedCases preserved;

    FiguresUpgradeStory(String release) {
        super(release);
    }

    /** Counted line by line or added up already, and the same again after all has been added up and counted anew. */
    @Test
    @Order(2)
    void theFiguresAreAsBeforeAndCountedAnewNothingIsWrong() {
        figuresAreAsBefore();
        List<UUID> all = jdbc.sql("select id from cases.case_row order by id")
                .query(UUID.class)
                .list();
        assertThat(all.stream().map(CaseId::new).mapToInt(recount::recount).sum())
                .isZero();
        ReflectionTestUtils.invokeMethod(context.getBean("org.cityplus.cases.figures.Fold"), "keepUp");
        assertThat(count("select count(*) from cases.tally where not folded")).isZero();
        figuresAreAsBefore();
    }

    private void figuresAreAsBefore() {
        assertThat(GoldenYearsAgo.lines(figures, GoldenYearsAgo.NOW))
                .isEqualTo(told("figures." + GoldenYearsAgo.NOW))
                .contains("GRANTED", "REFUSED fraud", "RECONSIDERED UPHELD", "WITHDRAWN");
        assertThat(GoldenYearsAgo.lines(figures, GoldenYearsAgo.MONTH))
                .as("they outlive the case that is forgotten")
                .isEqualTo(told("figures." + GoldenYearsAgo.MONTH))
                .contains("RECEIVED =2", "WITHDRAWN =2");
    }

    @Test
    @Order(2)
    void aMonthThatWasToldStaysAsItWasTold() {
        String csv = told("told-of-" + GoldenYearsAgo.MONTH).replace("\\n", "\r\n");
        open.publishDue();
        assertThat(open.list()).containsExactly(GoldenYearsAgo.MONTH);
        assertThat(mvc.get().uri("/open-data/" + GoldenYearsAgo.MONTH + ".csv"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(csv)
                .contains("received");
        assertThatThrownBy(() -> jdbc.sql("delete from cases.open_month").update())
                .hasMessageContaining("never changes");
    }

    @Test
    @Order(3)
    void aForgottenCaseStaysForgotten() {
        CaseId forgotten = new CaseId(id("forgotten"));
        assertThat(book.find(forgotten)).isEmpty();
        assertThat(mvc.get()
                        .uri("/cases/" + forgotten)
                        .with(Applicants.as(new Resident(id("forgotten-applicant"), ""))))
                .hasStatus(404)
                .bodyText()
                .contains("保存期已过");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn,
                                                    sequence, lodged_at, changed_at)
                        select ?, 'X', gen_random_uuid(), service, version, applicant, agency, office, stage, turn, sequence,
                               lodged_at, changed_at from cases.case_row where id = ?
                        """)
                        .params(forgotten.value(), id("case.preserved"))
                        .update())
                .hasMessageContaining("does not come back");
    }

    @Test
    @Order(3)
    void aPreservedCaseIsKept() {
        retention.forgetDue();
        assertThat(state("preserved")).isEqualTo(new CaseState.Withdrawn());
        assertThat(preserved.list(GoldenYearsAgo.supervisor(desk), PreservedCases.Place.START))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo(row("preserved").number());
                    assertThat(one.until()).isEqualTo(GoldenYearsAgo.UNTIL);
                    assertThat(one.why()).isEqualTo(GoldenYearsAgo.WHY);
                });
    }

    /** The last of all that happens: it is half a year later. */
    @Test
    @Order(9)
    void onceTheCourtNeedsItNoLongerItGoes() {
        long before = count("select count(*) from cases.case_row");
        CaseId court = new CaseId(id("case.preserved"));
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        clock.forward(Duration.ofDays(ChronoUnit.DAYS.between(today, GoldenYearsAgo.UNTIL)));
        retention.forgetDue();
        assertThat(book.find(court)).isPresent();
        clock.forward(Duration.ofDays(1));
        retention.forgetDue();
        assertThat(book.find(court)).isEmpty();
        assertThat(count("select count(*) from cases.case_row")).isEqualTo(before - 1);
    }
}
