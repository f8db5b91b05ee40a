package org.cityplus.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.testing.PagesTouched;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the page of one agency's figures asks looks at as many pages of the database beside thirty-nine other agencies and a
 * million cases as it does with its own alone.
 */
@Tag("deep")
@OwnDatabase
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FigureScaleTest extends DemoCityTest {
    private static final int OWN = 1;
    private static final int ALL = 40;

    /** 25,000 cases of its own, a twentieth of them open, and 3,240 lines of a year lie on so many. */
    private static final int MOST = 2_000;

    /** An index of forty times as many is a level or two deeper, and what shared a page has one each. */
    private static final double DEEPER = 2.5;

    @Autowired
    Overviews overviews;

    @Test
    void othersCasesDoNotMakeAnAgencysPageDearer() {
        generate(1, OWN);
        Map<String, PagesTouched> alone = touched();
        generate(OWN + 1, ALL);
        assertThat(overviews
                        .of(List.of(new AgencyId("bureau-1")), Period.YEAR, "")
                        .all()
                        .of(Measure.RECEIVED))
                .isEqualTo(12 * 10 * 7);
        assertThat(touched()).allSatisfy((asked, touched) -> {
            assertThat(touched.plan()).doesNotContain("Seq Scan on figure_of", "Seq Scan on case_row");
            int before = Objects.requireNonNull(alone.get(asked)).count();
            assertThat(touched.count())
                    .as("%s; alone %s", asked, before)
                    .isBetween(1, MOST)
                    .isLessThan((int) (DEEPER * before) + 50);
        });
    }

    private Map<String, PagesTouched> touched() {
        Map<String, PagesTouched> touched = new LinkedHashMap<>();
        touched.put("year", ofFigures(FigureBook.BY_MONTH, LocalDate.of(2025, 12, 1)));
        touched.put("days", ofFigures(FigureBook.BY_DAY, LocalDate.of(2026, 10, 26)));
        touched.put("open", ofOpenCases());
        return touched;
    }

    private PagesTouched ofFigures(String sql, LocalDate from) {
        return PagesTouched.by(jdbc.sql(PagesTouched.explaining(sql))
                .param("agencies", new String[] {"bureau-1"})
                .param("from", from)
                .param("until", LocalDate.of(2026, 11, 24))
                .param("service", ""));
    }

    private PagesTouched ofOpenCases() {
        Instant now = Instant.parse("2026-11-24T02:00:00Z");
        var asked = jdbc.sql(PagesTouched.explaining(OpenCases.BY_STAGE))
                .param("agencies", new String[] {"bureau-1"})
                .param("today", LocalDate.of(2026, 11, 24));
        for (int days : new int[] {5, 10, 20, 60}) {
            asked = asked.param("d" + days, Timestamp.from(now.minus(Duration.ofDays(days))));
        }
        return PagesTouched.by(asked);
    }

    /** 25,000 cases and a year of figures for each of the agencies of these numbers. */
    private void generate(int from, int to) {
        jdbc.sql("""
                insert into cases.figure_of_month (agency, month, service, measure, part, amount)
                select 'bureau-' || a, m::date, 'service-' || s, measure, part, 7
                  from generate_series(:from, :to) a, generate_series(date '2025-12-01', date '2026-11-01', interval '1 month') m,
                       generate_series(1, 10) s,
                       (values ('RECEIVED', ''), ('ACCEPTED', ''), ('MORE_ASKED', ''), ('GRANTED', ''), ('REFUSED', 'a'),
                               ('REFUSED', 'b'), ('IN_TIME', ''), ('LATE', ''), ('WITHDRAWN', ''), ('LAPSED', 'FEE'),
                               ('NO_SHOW', '')) as v (measure, part)
                union all
                select 'bureau-' || a, m::date, 'service-' || s, 'DAYS', d::text, 7
                  from generate_series(:from, :to) a, generate_series(date '2025-12-01', date '2026-11-01', interval '1 month') m,
                       generate_series(1, 10) s, generate_series(0, 15) d
                """).param("from", from).param("to", to).update();
        jdbc.sql("""
                insert into cases.figure_of_day (agency, day, service, measure, part, amount)
                select agency, month + d, service, measure, part, 1
                  from cases.figure_of_month, generate_series(0, 29) d
                 where month >= '2026-10-01'
                   and substr(agency, 8)::int between :from and :to
                """).param("from", from).param("to", to).update();
        jdbc.sql("""
                insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn,
                                            due_on, sequence, lodged_at, changed_at)
                select gen_random_uuid(), 'XX-' || a || '-' || n, gen_random_uuid(), 'service-' || n % 10, '1', gen_random_uuid(),
                       'bureau-' || a, 'hall', case when n % 20 = 0 then 'AWAITING_DECISION' else 'DELIVERED' end,
                       case when n % 20 = 0 then 'AGENCY' else 'NOBODY' end, date '2026-11-01' + n % 40, 4,
                       timestamptz '2026-11-24' - make_interval(mins => n % 100000), now()
                  from generate_series(:from, :to) a, generate_series(1, 25000) n
                """).param("from", from).param("to", to).update();
        jdbc.sql("vacuum analyze cases.figure_of_month").update();
        jdbc.sql("vacuum analyze cases.figure_of_day").update();
        jdbc.sql("vacuum analyze cases.case_row").update();
    }
}
