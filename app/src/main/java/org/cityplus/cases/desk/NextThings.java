package org.cityplus.cases.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Broken promises first, then those due today, then who is in the hall, then the rest by promised day. */
    public Optional<NextThing> find(AgencyId agency) {
        Instant now = clock.instant();
        var found = jdbc.sql("""
                select c.*, b.starts_at,
                       case when c.promised_on < :today then 0
                            when c.promised_on = :today then 1
                            when c.visit_on = :today and b.starts_at <= :soon then 2
                            when c.visit_on < :today then 3
                            else 4 end as reason
                  from cases.case_row c left join cases.booking b on b.case_id = c.id
                 where c.agency = :agency and c.turn = 'AGENCY' and c.visit_on <= :today
                 order by reason, c.promised_on, b.starts_at, c.id
                 limit 1
                """)
                .param("agency", agency.value())
                .param("today", LocalDate.ofInstant(now, city.zone()))
                .param("soon", Timestamp.from(now.plus(EARLY)));
        return rows.list(found, NextThings::why, (row, why) -> new NextThing(row, why.reason, why.startsAt)).stream()
                .findFirst();
    }

    private record Why(NextThing.Reason reason, @Nullable Instant startsAt) {}

    private static Why why(ResultSet row) throws SQLException {
        Timestamp startsAt = row.getTimestamp("starts_at");
        return new Why(NextThing.Reason.values()[row.getInt("reason")], startsAt == null ? null : startsAt.toInstant());
    }
}
