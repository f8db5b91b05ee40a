package org.cityplus.cases.desk;

import java.util.List;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.cityplus.cases.lifecycle.DeadlineRows;
import org.cityplus.city.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an agency’s head has to see to: what ran past its day, and what waits for them. */
@Component
public class Load {
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final DeadlineRows deadlines;
    private final CaseRows rows;

    Load(JdbcClient jdbc, DeadlineRows deadlines, CaseRows rows) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.rows = rows;
    }

    /** @param escalated ran past their last day, the longest first @param wanted an extension is asked for */
    public record Picture(List<CaseRow> escalated, List<CaseRow> wanted) {}

    public Picture of(AgencyId agency) {
        return new Picture(deadlines.listEscalated(agency, MOST), listWanted(agency));
    }

    private List<CaseRow> listWanted(AgencyId agency) {
        return rows.list(jdbc.sql("""
                select * from cases.case_row where agency = ? and wanted > 0
                 order by due, id limit ?
                """).params(agency.value(), MOST));
    }
}
