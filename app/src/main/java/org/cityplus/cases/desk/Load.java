package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.cases.lifecycle.DeadlineRows;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies on an agency: who has how much, how old it is, what ran past its day, and what waits for the head. */
@Component
public class Load {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final DeadlineRows deadlines;
    private final CaseRows rows;
    private final StaffDirectory staff;
    private final City city;
    private final Clock clock;

    Load(JdbcClient jdbc, DeadlineRows deadlines, CaseRows rows, StaffDirectory staff, City city, Clock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.rows = rows;
        this.staff = staff;
        this.city = city;
        this.clock = clock;
    }

    /** @param name of the officer; empty for what nobody has taken */
    public record Share(String name, int open, int late) {}

    /** @param days at least so many calendar days old, and fewer than the next line's */
    public record Age(int days, int open) {}

    /** @param escalated ran past their last day, the longest first @param wanted an extension is asked for */
    public record Picture(List<Share> shares, List<Age> ages, List<CaseRow> escalated, List<CaseRow> wanted) {}

    public Picture of(AgencyId agency) {
        return new Picture(shares(agency), ages(agency), deadlines.listEscalated(agency, MOST), listWanted(agency));
    }

    private List<Share> shares(AgencyId agency) {
        return jdbc.sql("""
                select claimed_by, count(*) as open,
                       count(*) filter (where due < :today) as late
                  from cases.case_row where agency = :agency and lane in ('AGENCY', 'ATTENDANCE')
                 group by claimed_by order by open desc limit :most
                """)
                .param("agency", agency.value())
                .param("today", today())
                .param("most", MOST)
                .query((row, n) -> new Share(
                        name(row.getObject("claimed_by", UUID.class)), row.getInt("open"), row.getInt("late")))
                .list();
    }

    private List<Age> ages(AgencyId agency) {
        return jdbc.sql("""
                select from_days, (select count(*) from cases.case_row
                                    where agency = :agency and lane <> 'NOBODY'
                                      and lodged_at <= :today::timestamptz - make_interval(days => from_days)
                                      and (until_days is null
                                           or lodged_at > :today::timestamptz - make_interval(days => until_days)))
                       as open
                  from (values (0, 5), (5, 10), (10, 20), (20, 60), (60, null)) as age (from_days, until_days)
                """)
                .param("agency", agency.value())
                .param("today", Timestamp.from(clock.instant()))
                .query((row, n) -> new Age(row.getInt("from_days"), row.getInt("open")))
                .list();
    }

    private List<CaseRow> listWanted(AgencyId agency) {
        return rows.list(jdbc.sql("""
                select * from cases.case_row where agency = ? and wanted > 0
                 order by due, id limit ?
                """).params(agency.value(), MOST));
    }

    private String name(@Nullable UUID officer) {
        if (officer == null) {
            return "";
        }
        try {
            return staff.get(officer).name();
        } catch (Refusal gone) {
            return "—";
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
