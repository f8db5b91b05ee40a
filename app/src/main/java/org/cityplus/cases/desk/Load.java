package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.cases.lifecycle.DeadlineRows;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an agency’s head has to see to: what ran past its day, and what waits for them. */
@Component
public class Load {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final DeadlineRows deadlines;
    private final CaseRows rows;
    private final StaffDirectory staff;
    private final OfficerNames names;
    private final City city;
    private final Clock clock;

    Load(
            JdbcClient jdbc,
            DeadlineRows deadlines,
            CaseRows rows,
            StaffDirectory staff,
            OfficerNames names,
            City city,
            Clock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.rows = rows;
        this.staff = staff;
        this.names = names;
        this.city = city;
        this.clock = clock;
    }

    /** @param escalated ran past their last day, the longest first @param wanted an extension is asked for */
    public record Picture(List<CaseRow> escalated, List<CaseRow> wanted) {}

    public Picture of(AgencyId agency) {
        return new Picture(deadlines.listEscalated(agency, MOST), listWanted(agency));
    }

    /** Of how many people's cases an officer keeps out, declared today or before; whose, nobody is told. */
    public record Declared(String officer, int all, int today) {}

    /** What the agency's officers declared ({@link Relations}), the most of today first. */
    public List<Declared> listDeclared(AgencyId agency) {
        List<UUID> officers = staff.listHolders(Role.OFFICER, agency);
        Map<UUID, String> called = names.of(officers);
        return jdbc.sql("""
                select officer, count(*) as declared, count(*) filter (where declared_at >= ?) as today
                  from cases.relation where officer = any (?::uuid[])
                 group by officer order by today desc, declared desc, officer
                """)
                .params(
                        Timestamp.from(LocalDate.now(clock.withZone(city.zone()))
                                .atStartOfDay(city.zone())
                                .toInstant()),
                        officers.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new Declared(
                        called.getOrDefault(row.getObject("officer", UUID.class), ""),
                        row.getInt("declared"),
                        row.getInt("today")))
                .list();
    }

    private List<CaseRow> listWanted(AgencyId agency) {
        return rows.list(jdbc.sql("""
                select * from cases.case_row where agency = ? and wanted > 0
                 order by due, id limit ?
                """).params(agency.value(), MOST));
    }
}
