package org.cityplus.cases.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The moments that are awaited, kept in step with each case in the transaction of its actions. */
@Component
public class DeadlineRows {
    private final JdbcClient jdbc;
    private final CaseRows rows;

    DeadlineRows(JdbcClient jdbc, CaseRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Makes the case's moments those in {@code wanted}; one that is there already, fired or not, is left as it is. */
    void keep(CaseId id, Map<Deadline.Kind, Instant> wanted) {
        jdbc.sql("""
                with wanted as (
                    select * from unnest(cast(:kinds as text[]), cast(:moments as timestamptz[])) as w (kind, due_at)),
                gone as (
                    delete from cases.deadline where case_id = :id and kind not in (select kind from wanted))
                insert into cases.deadline as d (case_id, kind, due_at) select :id, kind, due_at from wanted
                on conflict (case_id, kind) do update set due_at = excluded.due_at, fired_at = null
                 where d.due_at <> excluded.due_at
                """)
                .param("id", id.value())
                .param("kinds", wanted.keySet().stream().map(Enum::name).toArray(String[]::new))
                .param(
                        "moments",
                        wanted.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** The cases that something is due for, longest overdue first. */
    List<CaseId> listDue(Instant now, int most) {
        return jdbc
                .sql("""
                select case_id from cases.deadline
                 where fired_at is null and due_at <= ? order by due_at limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, n) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** What is due first for a case whose row the caller holds. */
    Optional<Deadline> findDue(CaseId id, Instant now) {
        return jdbc.sql("""
                select case_id, kind, due_at from cases.deadline
                 where case_id = ? and fired_at is null and due_at <= ? order by due_at limit 1
                """)
                .params(id.value(), Timestamp.from(now))
                .query(DeadlineRows::deadline)
                .optional();
    }

    /** The one of {@code kind}, if it is due. */
    Optional<Deadline> findDue(CaseId id, Deadline.Kind kind, Instant now) {
        return jdbc.sql("""
                select case_id, kind, due_at from cases.deadline
                 where case_id = ? and kind = ? and fired_at is null and due_at <= ?
                """)
                .params(id.value(), kind.name(), Timestamp.from(now))
                .query(DeadlineRows::deadline)
                .optional();
    }

    void fired(Deadline deadline, Instant now) {
        jdbc.sql("update cases.deadline set fired_at = ? where case_id = ? and kind = ?")
                .params(
                        Timestamp.from(now),
                        deadline.caseId().value(),
                        deadline.kind().name())
                .update();
    }

    /** Not now: again at {@code at}. */
    void postpone(Deadline deadline, Instant at) {
        jdbc.sql("update cases.deadline set due_at = ? where case_id = ? and kind = ?")
                .params(
                        Timestamp.from(at),
                        deadline.caseId().value(),
                        deadline.kind().name())
                .update();
    }

    /** All moments of a case, for whoever asks what is awaited. */
    public List<Deadline> list(CaseId id) {
        return jdbc.sql("select case_id, kind, due_at from cases.deadline where case_id = ? order by due_at, kind")
                .param(id.value())
                .query(DeadlineRows::deadline)
                .list();
    }

    /** The open cases of an agency that ran past their last day, the longest first. */
    public List<CaseRow> listEscalated(AgencyId agency, int most) {
        return rows.list(jdbc.sql("""
                select c.* from cases.deadline d join cases.case_row c on c.id = d.case_id
                 where d.kind = 'LATE' and d.fired_at is not null and c.agency = ? and c.turn = 'AGENCY'
                 order by d.due_at, c.id limit ?
                """).params(agency.value(), most));
    }

    private static Deadline deadline(ResultSet row, int n) throws SQLException {
        return new Deadline(
                new CaseId(row.getObject("case_id", UUID.class)),
                Deadline.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("due_at").toInstant());
    }
}
