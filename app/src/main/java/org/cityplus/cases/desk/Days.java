package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on at an agency today. */
@Component
public class Days {
    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final City city;
    private final Clock clock;

    Days(JdbcClient jdbc, CaseRows rows, City city, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.city = city;
        this.clock = clock;
    }

    public Day today(AgencyId agency) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return new Day(visitors(agency, today), decided(agency, today));
    }

    private List<Day.Visitor> visitors(AgencyId agency, LocalDate today) {
        String[] offices = city.officesOf(agency).stream()
                .map(office -> office.id().value())
                .toArray(String[]::new);
        var visitors = jdbc.sql("""
                select c.*, b.starts_at
                  from cases.booking b join cases.case_row c on c.id = b.case_id
                 where b.office = any (:offices) and b.starts_at >= :from and b.starts_at < :until
                   and c.agency = :agency and b.held_until is null
                 order by b.starts_at, c.id
                """)
                .param("offices", offices)
                .param("from", startOf(today))
                .param("until", startOf(today.plusDays(1)))
                .param("agency", agency.value());
        return rows.list(
                visitors,
                row -> row.getTimestamp("starts_at").toInstant(),
                (row, startsAt) -> new Day.Visitor(startsAt, row));
    }

    private Day.Decided decided(AgencyId agency, LocalDate today) {
        return jdbc.sql("""
                select count(*) filter (where outcome = 'GRANTED') as granted,
                       count(*) filter (where outcome = 'REFUSED') as refused,
                       count(*) filter (where promised_on >= :today) as in_time
                  from cases.case_row
                 where agency = :agency and decided_at >= :from
                """)
                .param("today", today)
                .param("agency", agency.value())
                .param("from", startOf(today))
                .query((row, n) -> new Day.Decided(row.getInt("granted"), row.getInt("refused"), row.getInt("in_time")))
                .single();
    }

    private Timestamp startOf(LocalDate day) {
        Instant start = day.atStartOfDay(city.zone()).toInstant();
        return Timestamp.from(start);
    }
}
