package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** The queue with a million cases, a third of them of one agency and open: what a desk asks again and again stays quick. */
@Tag("deep")
@OwnDatabase
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class QueueScaleTest extends DemoCityTest {
    private static final int CASES = 1_000_000;
    private static final AgencyId AGENCY = new AgencyId("exit-entry-500103");
    private static final Duration P95 = Duration.ofMillis(50);

    @Autowired
    Queue queue;

    @Autowired
    NextThings nextThings;

    @Autowired
    Days days;

    @Autowired
    Load load;

    @Test
    void aDeskLooksAtItsQueueInFiftyMilliseconds() {
        generate();
        for (int warm = 0; warm < 10; warm++) {
            look(View.values()[warm % View.values().length], warm);
        }
        Map<View, List<Long>> took = new EnumMap<>(View.class);
        for (int round = 0; round < 120; round++) {
            View view = View.values()[round % View.values().length];
            long from = System.nanoTime();
            QueuePage page = look(view, round);
            took.computeIfAbsent(view, v -> new ArrayList<>()).add(System.nanoTime() - from);
            page.next()
                    .ifPresent(next -> assertThat(
                                    queue.list(AGENCY, view, Optional.of(next)).rows())
                            .doesNotContainAnyElementsOf(page.rows()));
        }
        took.forEach(
                (view, all) -> System.out.println("queue of a million cases: " + view + " p95 " + p95(all) + " us"));
        long p95 = p95(took.values().stream().flatMap(List::stream).toList());
        System.out.println("queue of a million cases: all views p95 " + p95 + " us");
        assertThat(Duration.ofNanos(p95 * 1000))
                .as("p95 of list, counts, next thing and today")
                .isLessThan(P95);
        long from = System.nanoTime();
        load.of(AGENCY);
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .as("the head's picture, asked a few times a day")
                .isLessThan(Duration.ofSeconds(3));
    }

    /** All that the desk's page asks. */
    private QueuePage look(View view, int round) {
        QueuePage page = queue.list(
                new Queue.Filter(AGENCY, new UUID(0, round), view, round % 3 == 0 ? "passport-first" : ""),
                Optional.empty());
        queue.counts(AGENCY);
        nextThings.find(AGENCY);
        days.today(AGENCY);
        return page;
    }

    private static long p95(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return TimeUnit.NANOSECONDS.toMicros(sorted.get(sorted.size() * 95 / 100));
    }

    private void generate() {
        jdbc.sql("""
                insert into cases.case_row
                    (id, number, draft, service, version, applicant, applicant_name, agency, office, stage, turn, visit_on,
                     promised_on, due_on, sequence, lodged_at, changed_at, outcome, decided_at)
                select gen_random_uuid(), 'XX-2611-' || n, gen_random_uuid(),
                       case when n % 4 = 0 then 'passport-first' else 'residence' end, '1', gen_random_uuid(), '某' || n,
                       case when n % 3 = 0 then 'exit-entry-500103' else 'exit-entry-' || 500000 + n % 37 end, 'hall-500103-1',
                       case when n % 7 = 0 then 'DELIVERED' when n % 5 = 0 then 'AWAITING_PAYMENT'
                            when n % 11 = 0 then 'AWAITING_ATTENDANCE' else 'AWAITING_DECISION' end,
                       case when n % 7 = 0 then 'NOBODY' when n % 5 = 0 then 'APPLICANT' else 'AGENCY' end,
                       case when n % 7 > 0 and n % 5 > 0 and n % 11 = 0 then date '2026-11-24' + n % 10 end,
                       date '2026-11-20' + n % 60, date '2026-11-20' + n % 60, 4,
                       timestamptz '2026-11-24' - make_interval(hours => n % 2000),
                       timestamptz '2026-11-24' - make_interval(mins => n % 20000),
                       case when n % 7 = 0 then 'GRANTED' end,
                       case when n % 7 = 0 then timestamptz '2026-11-24' - make_interval(mins => n % 20000) end
                  from generate_series(1, :cases) as n
                """).param("cases", CASES).update();
        jdbc.sql("vacuum analyze cases.case_row").update();
    }
}
