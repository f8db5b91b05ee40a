package org.cityplus.cases.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open cases of an agency: what is due first on top, those waiting for the applicant last. */
@Component
public class Queue {
    /** How many rows one page shows. */
    public static final int PAGE = 50;

    /** A part of the queue. */
    public enum View {
        ALL("stage in ('AWAITING_PAYMENT', 'AWAITING_VISIT', 'UNDER_REVIEW')"),
        OURS("turn = 'AGENCY'"),
        LATE("turn = 'AGENCY' and promised_on < :today"),
        TODAY("turn = 'AGENCY' and promised_on = :today"),
        VISITS_TODAY("turn = 'AGENCY' and visit_on = :today"),
        WAITING("turn = 'APPLICANT'"),
        CLOSED("turn = 'NOBODY'");

        private final String condition;

        View(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    Queue(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** The first page of {@code view}; closed cases latest first. */
    public List<CaseRow> list(AgencyId agency, View view) {
        String order = view == View.CLOSED ? "changed_at desc, id" : "turn, promised_on, id";
        return jdbc.sql("select * from cases.case_row where agency = :agency and " + view.condition + " order by "
                        + order + " limit " + PAGE)
                .param("agency", agency.value())
                .param("today", today())
                .query(CaseBook::row)
                .list();
    }

    /** How many cases each view has. */
    public Map<View, Integer> counts(AgencyId agency) {
        Map<View, Integer> counts = new EnumMap<>(View.class);
        for (View view : View.values()) {
            counts.put(
                    view,
                    jdbc.sql("select count(*) from cases.case_row where agency = :agency and " + view.condition)
                            .param("agency", agency.value())
                            .param("today", today())
                            .query(Integer.class)
                            .single());
        }
        return counts;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
