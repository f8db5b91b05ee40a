package org.cityplus.cases.desk;

import java.util.List;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Writes on the record of each open case that an officer could act on again because they took a declaration back. Detection
 * flags it for the supervisor, so that nobody takes one back for as long as it takes to decide.
 */
@Component
class RelationsTakenBack {
    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final Relations relations;
    private final Audit audit;

    RelationsTakenBack(JdbcClient jdbc, CaseRows rows, Relations relations, Audit audit) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.relations = relations;
        this.audit = audit;
    }

    /** What cases say is sealed, so each that is open is read: seldom, and behind the request. */
    @ApplicationModuleListener
    void on(RelationTakenBack taken) {
        List<CaseRow> open = rows.list(jdbc.sql("select * from cases.case_row where agency = ? and lane <> 'NOBODY'")
                .param(taken.agency().value()));
        open.stream()
                .filter(row -> relations.isNamed(row, taken.digest()))
                .filter(row -> !isWritten(row, taken))
                .forEach(row -> audit.write(new AuditEntry(
                        taken.at(),
                        taken.officer(),
                        taken.signature(),
                        row.applicant(),
                        FileClaims.caseOf(row.id()),
                        Relations.TAKEN_BACK)));
    }

    private boolean isWritten(CaseRow row, RelationTakenBack taken) {
        return audit.list(row.applicant(), FileClaims.caseOf(row.id()), Relations.TAKEN_BACK).stream()
                .anyMatch(entry ->
                        entry.actor().equals(taken.officer()) && entry.at().equals(taken.at()));
    }
}
