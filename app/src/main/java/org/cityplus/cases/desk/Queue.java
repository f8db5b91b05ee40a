package org.cityplus.cases.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases of an agency: what is due first on top, those waiting for the applicant last, closed ones latest first. */
@Component
public class Queue {
    /** How many rows one page shows. */
    public static final int PAGE = 50;

    private static final String DUE = "coalesce(promised_on, date 'infinity')";

    private final JdbcClient jdbc;
    private final City city;
    private final Clock clock;

    Queue(JdbcClient jdbc, City city, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.clock = clock;
    }

    /** The page of {@code view} that begins after {@code after}, or the first. */
    public QueuePage list(AgencyId agency, View view, Optional<QueuePlace> after) {
        boolean closed = view == View.CLOSED;
        String order = closed ? "changed_at desc, id desc" : "turn, " + DUE + ", id";
        String beyond = closed ? "(changed_at, id) < (:changed, :id)" : "(turn, " + DUE + ", id) > (:turn, :due, :id)";
        var query = jdbc.sql("select * from cases.case_row where agency = :agency and " + view.condition()
                        + (after.isPresent() ? " and " + beyond : "") + " order by " + order + " limit " + (PAGE + 1))
                .param("agency", agency.value())
                .param("today", today());
        if (after.isPresent()) {
            QueuePlace place = after.get();
            query = query.param("turn", place.turn().name())
                    .param("due", place.promisedOn())
                    .param("changed", Timestamp.from(place.changedAt()))
                    .param("id", place.id());
        }
        return QueuePage.of(query.query(CaseBook::row).list(), PAGE);
    }

    /** How many open cases each view has. Closed ones are not counted: they only ever become more. */
    public Map<View, Integer> counts(AgencyId agency) {
        String columns = Arrays.stream(View.values())
                .filter(view -> view != View.CLOSED)
                .map(view -> "count(*) filter (where " + view.condition() + ") as " + view.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from cases.case_row where agency = :agency and " + View.ALL.condition())
                .param("agency", agency.value())
                .param("today", today())
                .query(Queue::counted)
                .single();
    }

    /**
     * The agency's cases, open or closed, whose number begins with what was typed or whose applicant's name contains
     * it; the last changed first, at most a page.
     */
    public List<CaseRow> search(AgencyId agency, String typed) {
        String wanted = typed.strip();
        String condition = looksLikeNumber(wanted) ? "number like :number" : "position(:name in applicant_name) > 0";
        return jdbc.sql("select * from cases.case_row where agency = :agency and " + condition
                        + " order by changed_at desc, id desc limit " + PAGE)
                .param("agency", agency.value())
                .param("number", wanted.toUpperCase(Locale.ROOT) + "%")
                .param("name", wanted)
                .query(CaseBook::row)
                .list();
    }

    /** Letters, digits and hyphens with a digit among them: nobody's name, and nothing that LIKE takes for a wildcard. */
    private static boolean looksLikeNumber(String typed) {
        return typed.matches("[A-Za-z]{0,4}-?[0-9][0-9-]*|[A-Za-z]{1,4}-");
    }

    private static Map<View, Integer> counted(ResultSet row, int n) throws SQLException {
        Map<View, Integer> counts = new EnumMap<>(View.class);
        for (View view : View.values()) {
            if (view != View.CLOSED) {
                counts.put(view, row.getInt(view.name()));
            }
        }
        return counts;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
