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
    private static final String OF_DAYS = """
              from (select agency, day as step, service, measure, part, amount from cases.figure_of_day
                     where agency = any (:agencies) and day between :from and :until
                    union all
                    select agency, day, service, measure, part, amount from cases.tally
                     where not folded and agency = any (:agencies) and day between :from and :until) as counted
            """;

    private static final String OF_MONTHS = """
              from (select agency, month as step, service, measure, part, amount from cases.figure_of_month
                     where agency = any (:agencies) and month between :from and :until
                    union all
                    select agency, date_trunc('month', day)::date, service, measure, part, amount from cases.tally
                     where not folded and agency = any (:agencies)
                       and day between :from and (date_trunc('month', :until::date) + interval '1 month - 1 day')::date)
                   as counted
            """;

    private static final String SUMS = """
            select case when grouping(service) = 0 then 'SERVICE' when grouping(agency) = 0 then 'AGENCY' else 'STEP' end
                       as of_what,
                   coalesce(service, agency, step::text) as key, measure, part, sum(amount) as amount
            """;

    private static final String GROUPED = """
             where :service = '' or service = :service
             group by grouping sets ((service, measure, part), (agency, measure, part), (step, measure, part))
            """;

    static final String BY_DAY = SUMS + OF_DAYS + GROUPED;

    static final String BY_MONTH = SUMS + OF_MONTHS + GROUPED;

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    FigureBook(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** What a sum is of: each service, each agency, each day or month; the sums of one kind come to all there is. */
    enum Of {
        SERVICE,
        AGENCY,
        STEP
    }

    /** @param key the service's or agency's id, or the day, or the first of the month */
    record Sum(Of of, String key, Measure measure, String part, long amount) {}

    public record Line(AgencyId agency, String service, Measure measure, String part, long amount) {}

    /** @param service the one service; empty for all */
    List<Sum> sums(Collection<AgencyId> agencies, Period period, String service) {
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return jdbc.sql(period.isOfMonths() ? BY_MONTH : BY_DAY)
                .param("agencies", ids(agencies))
                .param("from", period.from(today))
                .param("until", today)
                .param("service", service)
                .query((row, n) -> new Sum(
                        Of.valueOf(row.getString("of_what")),
                        row.getString("key"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("part"),
                        row.getLong("amount")))
                .list();
    }

    /** All of a month that is over, whoever's. */
    public List<Line> list(YearMonth month) {
        return jdbc.sql("""
                select agency, service, measure, part, sum(amount) as amount
                  from (select agency, service, measure, part, amount from cases.figure_of_month where month = :month
                        union all
                        select agency, service, measure, part, amount from cases.tally
                         where not folded and date_trunc('month', day) = :month) as counted
                 group by agency, service, measure, part
                """)
                .param("month", month.atDay(1))
                .query((row, n) -> new Line(
                        new AgencyId(row.getString("agency")),
                        row.getString("service"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("part"),
                        row.getLong("amount")))
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

    private static String[] ids(Collection<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toArray(String[]::new);
    }
}
