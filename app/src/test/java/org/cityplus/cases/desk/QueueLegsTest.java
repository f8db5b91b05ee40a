package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/**
 * A view that is merged from several stretches of several indexes reads as one list, page after page. In a transaction, because
 * what somebody has taken who does not work there is given back by itself.
 */
@Transactional
class QueueLegsTest extends DemoCityTest {
    private static final UUID ME = new UUID(7, 7);

    @Autowired
    Queue queue;

    @Autowired
    City city;

    private final AgencyId agency = new AgencyId("legs-" + UUID.randomUUID());

    @ParameterizedTest
    @EnumSource(View.class)
    void allPagesTogetherAreTheWholeListInItsOrder(View view) {
        generate(900);
        asked(130);
        assertThat(paged(view, "")).as("of all services").hasSizeGreaterThan(3).isEqualTo(plainly(view, ""));
        assertThat(paged(view, "passport-first"))
                .as("of one service")
                .hasSizeGreaterThan(1)
                .isEqualTo(plainly(view, "passport-first"));
    }

    @Test
    void aPlaceBeyondEverythingInAViewIsFollowedByNothing() {
        generate(20);
        QueuePlace late = QueuePlace.parse("NOBODY~~~0~" + new UUID(0, 1)).orElseThrow();
        assertThat(queue.list(agency, View.OURS, Optional.of(late)).rows()).isEmpty();
    }

    private List<String> paged(View view, String service) {
        var filter = new Queue.Filter(agency, ME, view, service);
        List<String> all = new ArrayList<>();
        Optional<QueuePlace> place = Optional.empty();
        do {
            QueuePage page = queue.list(filter, place);
            page.rows().forEach(row -> all.add(row.number()));
            // As an address has it.
            place = page.next().map(QueuePlace::toString).flatMap(QueuePlace::parse);
        } while (place.isPresent());
        return all;
    }

    /** What the view means, asked of the whole table without regard for what it costs. */
    private List<String> plainly(View view, String service) {
        String condition = switch (view) {
            case ALL -> "turn <> 'NOBODY'";
            case OURS -> "turn = 'AGENCY' and (stage <> 'AWAITING_ATTENDANCE' or visit_on <= :today)";
            case LATE -> "turn = 'AGENCY' and due_on < :today";
            case TODAY -> "turn = 'AGENCY' and due_on = :today";
            case VISITS_TODAY -> "turn = 'AGENCY' and visit_on = :today";
            case WAITING ->
                "(turn = 'APPLICANT' or turn = 'AGENCY' and stage = 'AWAITING_ATTENDANCE' and visit_on > :today)";
            case MINE -> "turn <> 'NOBODY' and claimed_by = :me";
            case JOINT -> "stage = 'UNDER_REVIEW'";
            case CLOSED -> "turn = 'NOBODY'";
        };
        String whose = view == View.JOINT
                ? "id in (select case_id from cases.involved where part = 'JOINT' and agency = :agency)"
                : "agency = :agency";
        String order = switch (view) {
            case CLOSED -> "changed_at desc, id desc";
            case WAITING -> "turn, case turn when 'AGENCY' then visit_on end, due_on nulls last, id";
            default -> "turn, due_on nulls last, id";
        };
        return jdbc.sql("select number from cases.case_row where " + whose + " and :service in ('', service) and "
                        + condition + " order by " + order)
                .param("agency", agency.value())
                .param("service", service)
                .param("me", ME)
                .param("today", today())
                .query(String.class)
                .list();
    }

    private void generate(int cases) {
        jdbc.sql("""
                insert into cases.case_row
                    (id, number, draft, service, version, applicant, applicant_name, agency, office, stage, turn, visit_on,
                     promised_on, due_on, claimed_by, sequence, lodged_at, changed_at)
                select gen_random_uuid(), :agency || n, gen_random_uuid(),
                       case when n % 4 = 0 then 'passport-first' else 'residence' end, '1', gen_random_uuid(), '某' || n,
                       :agency, 'hall-500103-1',
                       case when closed then 'DELIVERED' when theirs then 'AWAITING_PAYMENT'
                            when coming then 'AWAITING_ATTENDANCE' else 'AWAITING_DECISION' end,
                       case when closed then 'NOBODY' when theirs then 'APPLICANT' else 'AGENCY' end,
                       case when coming then :today + n % 9 - 3 end, null,
                       case when n % 8 > 0 then :today + n % 13 - 2 end,
                       case when not closed and n % 6 = 0 then :me end, 4,
                       cast(:today as date) - make_interval(hours => n % 2000),
                       cast(:today as date) - make_interval(mins => n % 300)
                  from generate_series(1, :cases) as n,
                       lateral (select n % 7 = 0 as closed, n % 5 = 0 as theirs, n % 11 < 4 as coming) as kind
                """)
                .param("agency", agency.value())
                .param("me", ME)
                .param("today", today())
                .param("cases", cases)
                .update();
    }

    /** Others' cases, most of which wait for an opinion of this agency or of another one. */
    private void asked(int cases) {
        jdbc.sql("""
                with rows as (
                    insert into cases.case_row
                        (id, number, draft, service, version, applicant, applicant_name, agency, office, stage, turn, due_on,
                         sequence, lodged_at, changed_at)
                    select gen_random_uuid(), :agency || '-asked-' || n, gen_random_uuid(),
                           case when n % 4 = 0 then 'passport-first' else 'residence' end, '1', gen_random_uuid(), '某' || n,
                           'other-' || :agency, 'hall-500103-1',
                           case when n % 7 = 0 then 'AWAITING_DECISION' else 'UNDER_REVIEW' end, 'AGENCY',
                           case when n % 8 > 0 then :today + n % 13 - 2 end, 4, now(), now()
                      from generate_series(1, :cases) as n
                    returning id, number)
                insert into cases.involved (case_id, agency, part, since)
                select id, case when number like '%5' then 'third-' else '' end || :agency,
                       case when number like '%3' then 'FORMER' else 'JOINT' end, now() from rows
                """)
                .param("agency", agency.value())
                .param("today", today())
                .param("cases", cases)
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
