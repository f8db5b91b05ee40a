package org.cityplus.cases.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes on the record of each open case that an officer could act on again because they took a declaration back. Detection
 * flags it for the supervisor, so that nobody takes one back for as long as it takes to decide.
 *
 * <p>Whom a case names stands in its answers, which are sealed: no index tells it, and each open case of the agency is read. So it
 * is done behind the request, a few cases in memory and in a transaction at a time; stopped halfway, it is done again.
 */
@Component
class RelationsTakenBack {
    static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final Closeness closeness;
    private final Audit audit;
    private final TransactionTemplate transactions;

    RelationsTakenBack(
            JdbcClient jdbc, CaseRows rows, Closeness closeness, Audit audit, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.closeness = closeness;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(RelationTakenBack taken) {
        // From the index alone, and all at once: by the day it is due, a case may move past where reading stands.
        List<UUID> open =
                jdbc.sql("""
                select id from cases.case_row where agency = ? and lane <> 'NOBODY' order by lane, due, id
                """).param(taken.agency().value()).query(UUID.class).list();
        for (int from = 0; from < open.size(); from += AT_ONCE) {
            List<UUID> some = new ArrayList<>(open.subList(from, Math.min(from + AT_ONCE, open.size())));
            transactions.executeWithoutResult(status -> write(some, taken));
        }
    }

    private void write(List<UUID> cases, RelationTakenBack taken) {
        String[] ids = cases.stream().map(UUID::toString).toArray(String[]::new);
        rows
                .list(jdbc.sql("select * from cases.case_row where id = any (?::uuid[]) and lane <> 'NOBODY'")
                        .param(ids))
                .stream()
                .filter(row -> closeness.isNamed(row, taken.digest()))
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
