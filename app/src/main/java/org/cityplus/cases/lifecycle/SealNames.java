package org.cityplus.cases.lifecycle;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the names that rows of earlier releases hold in clear, once after an upgrade. The rows themselves say what is left: stopped
 * anywhere it goes on at the next start, and several nodes share the work.
 */
@Component
class SealNames {
    private static final Logger log = LoggerFactory.getLogger(SealNames.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final NameIndex names;
    private final TransactionTemplate transactions;

    SealNames(JdbcClient jdbc, Vault vault, NameIndex names, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.names = names;
        this.transactions = transactions;
    }

    @Async
    @EventListener(ApplicationReadyEvent.class)
    void onceStarted() {
        int sealed = sealAll();
        if (sealed > 0) {
            log.info("sealed the names in {} rows of an earlier release", sealed);
        }
    }

    /** All that is left, in batches; returns how many rows there were. */
    int sealAll() {
        int all = 0;
        for (int done = sealRows(); done > 0; done = sealRows()) {
            all += done;
        }
        for (int done = sealActions(); done > 0; done = sealActions()) {
            all += done;
        }
        return all;
    }

    private record ClearRow(
            UUID id,
            String agency,
            UUID applicant,
            @Nullable String name,
            @Nullable UUID filer,
            @Nullable String filedAs,
            @Nullable String filerName) {}

    int sealRows() {
        return Objects.requireNonNullElse(
                transactions.execute(status -> {
                    List<ClearRow> rows = jdbc.sql("""
                            select id, agency, applicant, applicant_name, filer, filed_as, filer_name from cases.case_row
                             where applicant_name is not null or filer_name is not null
                             order by id limit ? for update skip locked
                            """)
                            .param(BATCH)
                            .query((r, n) -> new ClearRow(
                                    r.getObject(1, UUID.class),
                                    r.getString(2),
                                    r.getObject(3, UUID.class),
                                    r.getString(4),
                                    r.getObject(5, UUID.class),
                                    r.getString(6),
                                    r.getString(7)))
                            .list();
                    rows.forEach(this::seal);
                    return rows.size();
                }),
                0);
    }

    private void seal(ClearRow row) {
        byte @Nullable [] filer = null;
        if (row.filer != null && row.filedAs != null) {
            Filer.As as = Filer.As.valueOf(row.filedAs);
            filer = sealed(CaseRows.keyOf(as, row.filer, row.applicant), row.filerName);
        }
        byte @Nullable [] name = sealed(row.applicant, row.name);
        jdbc.sql("""
                update cases.case_row
                   set sealed_name = coalesce(:name, sealed_name), sealed_filer = coalesce(:filer, sealed_filer),
                       applicant_name = null, filer_name = null
                 where id = :id
                """)
                .param("name", name, java.sql.Types.BINARY)
                .param("filer", filer, java.sql.Types.BINARY)
                .param("id", row.id)
                .update();
        if (row.name != null && name != null) {
            names.write(new CaseId(row.id), new AgencyId(row.agency), row.name);
        }
    }

    private record ClearAction(UUID caseId, int sequence, UUID applicant, Actor actor) {}

    int sealActions() {
        return Objects.requireNonNullElse(
                transactions.execute(status -> {
                    List<ClearAction> actions = jdbc.sql("""
                            select a.case_id, a.sequence, c.applicant, a.actor_kind, a.actor, a.actor_name
                              from cases.action a join cases.case_row c on c.id = a.case_id
                             where a.actor_name <> '' and a.actor_kind in ('REPRESENTATIVE', 'CLERK')
                             order by a.case_id, a.sequence limit ? for update of a skip locked
                            """)
                            .param(BATCH)
                            .query((r, n) -> new ClearAction(
                                    r.getObject(1, UUID.class),
                                    r.getInt(2),
                                    r.getObject(3, UUID.class),
                                    new Actor(
                                            Actor.Kind.valueOf(r.getString(4)),
                                            r.getObject(5, UUID.class),
                                            r.getString(6))))
                            .list();
                    actions.forEach(this::seal);
                    return actions.size();
                }),
                0);
    }

    private void seal(ClearAction action) {
        byte @Nullable [] sealed = sealed(action.actor.keyOfName(action.applicant), action.actor.name());
        jdbc.sql("update cases.action set actor_name = '', sealed_actor = ? where case_id = ? and sequence = ?")
                .params(sealed == null ? new byte[0] : sealed, action.caseId, action.sequence)
                .update();
    }

    /** Of somebody erased nothing is kept. */
    private byte @Nullable [] sealed(UUID subject, @Nullable String name) {
        try {
            return name == null ? null : vault.seal(subject, name);
        } catch (SubjectErased erased) {
            return null;
        }
    }
}
