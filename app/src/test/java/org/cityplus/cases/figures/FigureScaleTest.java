package org.cityplus.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** A million cases in a year at forty agencies, fifty thousand of them open: what a head's page asks. */
@Tag("deep")
@OwnDatabase
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FigureScaleTest extends DemoCityTest {
    private static final int ROUNDS = 20;

    @Autowired
    Overviews overviews;

    @Test
    void anAgencysPageCostsMilliseconds() {
        generate();
        List<AgencyId> one = List.of(new AgencyId("bureau-3"));
        List<AgencyId> all = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> new AgencyId("bureau-" + n))
                .toList();
        Duration year = p95(one, Period.YEAR);
        Duration days = p95(one, Period.DAYS);
        Duration above = p95(all, Period.YEAR);
        System.out.println("figures of a million cases: p95 of an agency, year " + year.toMillis() + " ms, 30 days "
                + days.toMillis() + " ms; of all forty, year " + above.toMillis() + " ms");
        assertThat(year).isLessThan(Duration.ofMillis(150));
        assertThat(days).isLessThan(Duration.ofMillis(100));
        assertThat(above).as("asked by one head in the city").isLessThan(Duration.ofSeconds(2));
        assertThat(plan())
                .contains("Index Only Scan using figure_of_month_pkey")
                .doesNotContain("Seq Scan");
    }

    private Duration p95(List<AgencyId> agencies, Period period) {
        List<Long> took = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long from = System.nanoTime();
            assertThat(overviews.of(agencies, period, "").all().of(Measure.RECEIVED))
                    .isPositive();
            took.add(System.nanoTime() - from);
        }
        return Duration.ofNanos(took.stream().sorted().toList().get(ROUNDS * 95 / 100 - 1));
    }

    private String plan() {
        return String.join(
                "\n",
                jdbc.sql("explain " + FigureBook.BY_MONTH)
                        .param("agencies", new String[] {"bureau-3"})
                        .param("from", LocalDate.of(2025, 12, 1))
                        .param("until", LocalDate.of(2026, 11, 24))
                        .param("service", "")
                        .query(String.class)
                        .list());
    }

    private void generate() {
        jdbc.sql("""
                insert into cases.figure_of_month (agency, month, service, measure, part, amount)
                select 'bureau-' || a, m::date, 'service-' || s, measure, part, 7
                  from generate_series(1, 40) a, generate_series(date '2025-12-01', date '2026-11-01', interval '1 month') m,
                       generate_series(1, 10) s,
                       (values ('RECEIVED', ''), ('ACCEPTED', ''), ('MORE_ASKED', ''), ('GRANTED', ''), ('REFUSED', 'a'),
                               ('REFUSED', 'b'), ('IN_TIME', ''), ('LATE', ''), ('WITHDRAWN', ''), ('LAPSED', 'FEE'),
                               ('NO_SHOW', '')) as v (measure, part)
                union all
                select 'bureau-' || a, m::date, 'service-' || s, 'DAYS', d::text, 7
                  from generate_series(1, 40) a, generate_series(date '2025-12-01', date '2026-11-01', interval '1 month') m,
                       generate_series(1, 10) s, generate_series(0, 15) d
                """).update();
        jdbc.sql("""
                insert into cases.figure_of_day (agency, day, service, measure, part, amount)
                select agency, month + d, service, measure, part, 1
                  from cases.figure_of_month, generate_series(0, 29) d where month >= '2026-10-01'
                """).update();
        jdbc.sql("""
                insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn,
                                            due_on, sequence, lodged_at, changed_at)
                select gen_random_uuid(), 'XX-' || n, gen_random_uuid(), 'service-' || n % 10, '1', gen_random_uuid(),
                       'bureau-' || n % 40, 'hall', case when n % 20 = 0 then 'AWAITING_DECISION' else 'DELIVERED' end,
                       case when n % 20 = 0 then 'AGENCY' else 'NOBODY' end, date '2026-11-01' + n % 40, 4,
                       timestamptz '2026-11-24' - make_interval(mins => n % 100000), now()
                  from generate_series(1, 1000000) n
                """).update();
        jdbc.sql("vacuum analyze cases.figure_of_month").update();
        jdbc.sql("vacuum analyze cases.figure_of_day").update();
        jdbc.sql("vacuum analyze cases.case_row").update();
    }
}
