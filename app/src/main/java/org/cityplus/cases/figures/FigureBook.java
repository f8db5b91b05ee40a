package org.cityplus.cases.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads figures. What it costs depends on how many agencies, services and steps are asked for, and not on how many cases there are. */
@Component
public class FigureBook {
    static final String BY_DAY = """
            select agency, day as step, service, measure, part, sum(amount) as amount
              from (select agency, day, service, measure, part, amount from cases.figure_of_day
                     where agency = any (:agencies) and day between :from and :until
                    union all
                    select agency, day, service, measure, part, amount from cases.tally
                     where not folded and agency = any (:agencies) and day between :from and :until) as counted
             group by agency, step, service, measure, part
            """;

    static final String BY_MONTH = """
            select agency, month as step, service, measure, part, sum(amount) as amount
              from (select agency, month, service, measure, part, amount from cases.figure_of_month
                     where agency = any (:agencies) and month between :from and :until
                    union all
                    select agency, date_trunc('month', day)::date, service, measure, part, amount from cases.tally
                     where not folded and agency = any (:agencies)
                       and day between :from and (:until::date + interval '1 month - 1 day')::date) as counted
             group by agency, step, service, measure, part
            """;

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    FigureBook(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** @param step the day, or the first of the month */
    public record Line(AgencyId agency, LocalDate step, String service, Measure measure, String part, long amount) {}

    public List<Line> list(Collection<AgencyId> agencies, Period period) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return list(period.isOfMonths() ? BY_MONTH : BY_DAY, agencies, period.from(today), today);
    }

    /** All of a month that is over. */
    public List<Line> list(Collection<AgencyId> agencies, YearMonth month) {
        return list(BY_MONTH, agencies, month.atDay(1), month.atDay(1));
    }

    /** Every agency something was ever counted for, and the first month with anything. */
    public List<AgencyId> listAgencies(YearMonth month) {
        return jdbc.sql("""
                select agency from cases.figure_of_month where month = :month
                union
                select agency from cases.tally where not folded and date_trunc('month', day) = :month
                 order by agency
                """)
                .param("month", month.atDay(1))
                .query((row, n) -> new AgencyId(row.getString("agency")))
                .list();
    }

    /** Months with figures that are over before {@code now}, oldest first. */
    public List<YearMonth> listMonths(YearMonth now) {
        return jdbc.sql("""
                select month from cases.figure_of_month where month < :now
                union
                select date_trunc('month', day)::date from cases.tally where not folded and day < :now
                 order by month
                """)
                .param("now", now.atDay(1))
                .query((row, n) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    private List<Line> list(String sql, Collection<AgencyId> agencies, LocalDate from, LocalDate until) {
        return jdbc.sql(sql)
                .param("agencies", agencies.stream().map(AgencyId::value).toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Line(
                        new AgencyId(row.getString("agency")),
                        row.getObject("step", LocalDate.class),
                        row.getString("service"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("part"),
                        row.getLong("amount")))
                .list();
    }
}
