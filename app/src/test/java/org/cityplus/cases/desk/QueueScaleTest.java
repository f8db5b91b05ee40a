package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.testing.PagesTouched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a desk asks again and again, with ten thousand cases and with a million, a third of them of one agency and most of those
 * open: it looks at as many pages of the database either way. How long that takes is measured by {@code bench services}.
 */
@Tag("deep")
@OwnDatabase
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class QueueScaleTest extends DemoCityTest {
    private static final AgencyId AGENCY = new AgencyId("exit-entry-500103");
    private static final String COUNTS = "counts";
    private static final String NEXT_THING = "next thing";
    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;

    /** The rows of a page lie on as many pages of the table, for each leg and day; and the way to them in the indexes. */
    private static final int MOST_FOR_A_PAGE = (Queue.PAGE + 1) * (3 + 10) + 100;

    /** From the indexes alone. */
    private static final int MOST_FOR_COUNTS = 200;

    /** Each of 350 candidates is looked up with its booking. */
    private static final int MOST_FOR_THE_NEXT_THING = 350 * 8;

    /** An index of a hundred times as many is a level or two deeper, and rows that shared a page have one each. */
    private static final double DEEPER = 2.5;

    @Autowired
    Queue queue;

    @Autowired
    NextThings nextThings;

    @Autowired
    City city;

    /** Somebody who works there: others' claims are given back. */
    private UUID officer = new UUID(0, 0);

    @BeforeEach
    void somebodyWorksThere() {
        officer = jdbc.sql("select id from identity.staff where username = 'zhang.ying'")
                .query(UUID.class)
                .single();
    }

    /** As many others ask for an opinion at a time, whether the city has few cases or many. */
    private void asked() {
        jdbc.sql("""
                insert into cases.involved (case_id, agency, part, since)
                select id, :agency, 'JOINT', now() from cases.case_row
                 where agency <> :agency and stage = 'UNDER_REVIEW' order by id limit 6
                """).param("agency", AGENCY.value()).update();
        jdbc.sql("analyze cases.involved").update();
    }

    @Test
    void aMillionCasesCostADeskNoMoreThanTenThousand() {
        generate(1, FEW);
        asked();
        Map<String, Integer> few = touched();
        generate(FEW + 1, MANY);
        Map<String, Integer> many = touched();

        assertThat(many).containsKeys(few.keySet().toArray(String[]::new));
        assertThat(many)
                .allSatisfy((asked, pages) -> assertThat(pages)
                        .as("%s; with a hundredth of the cases %s", asked, few.get(asked))
                        .isBetween(1, most(asked))
                        .isLessThan((int) (DEEPER * few.getOrDefault(asked, most(asked))) + 50));
    }

    private static int most(String asked) {
        return switch (asked) {
            case COUNTS -> MOST_FOR_COUNTS;
            case NEXT_THING -> MOST_FOR_THE_NEXT_THING;
            default -> MOST_FOR_A_PAGE;
        };
    }

    /** How many of the database's pages each statement of a desk's page looks at. */
    private Map<String, Integer> touched() {
        Map<String, Integer> touched = new LinkedHashMap<>();
        for (View view : View.values()) {
            for (String service : new String[] {"", "passport-first"}) {
                var filter = new Queue.Filter(AGENCY, officer, view, service);
                String what = (view + " " + service).strip();
                touched.put(what, touched(queue.page(filter, Optional.empty()).orElseThrow()));
                QueuePage first = queue.list(filter, Optional.empty());
                assertThat(first.rows()).as(what).isNotEmpty();
                first.next()
                        .flatMap(next -> queue.page(filter, Optional.of(next)))
                        .ifPresent(beyond -> touched.put(what + ", further on", touched(beyond)));
            }
        }
        touched.put(COUNTS, touched(queue.counting(AGENCY)));
        touched.put(NEXT_THING, touched(nextThings.asked(AGENCY)));
        return touched;
    }

    private int touched(Asked asked) {
        PagesTouched touched =
                PagesTouched.by(new Asked(PagesTouched.explaining(asked.sql()), asked.parameters()).of(jdbc));
        assertThat(touched.plan()).doesNotContain("Seq Scan on case_row");
        return touched.count();
    }

    private void generate(int from, int to) {
        jdbc.sql("""
                insert into cases.case_row
                    (id, number, draft, service, version, applicant, applicant_name, agency, office, stage, turn, visit_on,
                     promised_on, due_on, claimed_by, sequence, lodged_at, changed_at, outcome, decided_at)
                select lpad(to_hex(n), 32, '0')::uuid, 'XX-2611-' || lpad(n::text, 7, '0'), lpad(to_hex(n), 32, '0')::uuid,
                       case when n % 4 = 0 then 'passport-first' else 'residence' end, '1',
                       lpad(to_hex(n), 32, '0')::uuid, '某' || n,
                       case when n % 3 = 0 then :agency else 'exit-entry-' || 500000 + n % 37 end, 'hall-500103-1',
                       case when closed then 'DELIVERED' when theirs then 'AWAITING_PAYMENT'
                            when coming then 'AWAITING_ATTENDANCE'
                            when n % 3 > 0 and n % 2 = 0 then 'UNDER_REVIEW' else 'AWAITING_DECISION' end,
                       case when closed then 'NOBODY' when theirs then 'APPLICANT' else 'AGENCY' end,
                       case when not closed and not theirs then :today + n % 9 - 3 end,
                       :today + n % 13 - 2, :today + n % 13 - 2,
                       case when not closed and n % 17 = 0 then :officer end, 4,
                       cast(:today as date) - make_interval(hours => n % 2000),
                       cast(:today as date) - make_interval(mins => n % 20000),
                       case when closed then 'GRANTED' end,
                       case when closed then cast(:today as date) - make_interval(mins => n % 20000) end
                  from generate_series(:from, :to) as n,
                       lateral (select n % 7 = 0 as closed, n % 5 = 0 as theirs, n % 11 = 0 as coming) as kind
                """)
                .param("agency", AGENCY.value())
                .param("officer", officer)
                .param("today", LocalDate.now(clock.withZone(city.zone())))
                .param("from", from)
                .param("to", to)
                .update();
        vacuum();
    }

    /** As the database itself does in time; while anybody looks at old rows it leaves some out. */
    private void vacuum() {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            jdbc.sql("vacuum analyze cases.case_row").update();
            return jdbc.sql("select relallvisible >= relpages from pg_class where oid = 'cases.case_row'::regclass")
                    .query(Boolean.class)
                    .single();
        });
    }
}
