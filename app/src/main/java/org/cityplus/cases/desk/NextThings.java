package org.cityplus.cases.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what an agency should do next. */
@Component
public class NextThings {
    /** People come a little early. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final City city;
    private final Clock clock;

    NextThings(JdbcClient jdbc, CaseRows rows, City city, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.city = city;
        this.clock = clock;
    }

    /** What is late first, then what is due today, then who is in the hall, then the rest by the day it is due. */
    public Optional<NextThing> find(AgencyId agency) {
        return rows
                .list(
                        asked(agency).of(jdbc),
                        NextThings::why,
                        (row, why) -> new NextThing(row, why.reason, why.startsAt))
                .stream()
                .findFirst();
    }

    Asked asked(AgencyId agency) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.zone());
        String[] offices = city.officesOf(agency).stream()
                .map(office -> office.id().value())
                .toArray(String[]::new);
        return new Asked(
                """
                with candidate as (
                    (select id from cases.case_row
                      where agency = :agency and lane = 'AGENCY' and stage <> 'JUST_DECIDED'
                      order by due, id limit 50)
                    union
                    (select id from cases.case_row where agency = :agency and lane = 'ATTENDANCE' and visit_on = :today
                      order by due, id limit 50)
                    union
                    (select id from cases.case_row where agency = :agency and lane = 'ATTENDANCE' and visit_on < :today
                      order by visit_on, due, id limit 50)
                    union
                    (select case_id from cases.booking
                      where office = any (:offices) and starts_at >= :from and starts_at <= :soon limit 200)),
                ranked as (
                    select c.*, b.starts_at,
                           case when c.due_on < :today then 0
                                when c.due_on = :today then 1
                                when c.stage <> 'AWAITING_ATTENDANCE' then 5
                                when c.visit_on = :today and b.starts_at <= :soon then 2
                                when c.visit_on < :today then 3
                                else 4 end as reason
                      from candidate join cases.case_row c using (id) left join cases.booking b on b.case_id = c.id
                     where c.agency = :agency and c.turn = 'AGENCY' and c.stage <> 'JUST_DECIDED'
                       and (c.stage <> 'AWAITING_ATTENDANCE' or c.visit_on <= :today))
                select * from ranked
                 order by case reason when 5 then 3 else reason end, due, starts_at, id
                 limit 1
                """,
                Map.of(
                        "agency", agency.value(),
                        "offices", offices,
                        "today", today,
                        "from", Timestamp.from(today.atStartOfDay(city.zone()).toInstant()),
                        "soon", Timestamp.from(now.plus(EARLY))));
    }

    private record Why(NextThing.Reason reason, @Nullable Instant startsAt) {}

    private static Why why(ResultSet row) throws SQLException {
        Timestamp startsAt = row.getTimestamp("starts_at");
        return new Why(NextThing.Reason.values()[row.getInt("reason")], startsAt == null ? null : startsAt.toInstant());
    }
}
