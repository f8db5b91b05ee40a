package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cityplus.cases.CaseId;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the law wants kept of cases whose applicants are erased. Each lies under a key of its own, so that it can be erased by
 * itself when its time is over; the case's id is the subject.
 */
@Component
class KeptCases {
    private static final TypeReference<List<RecordedAction>> ACTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    KeptCases(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** Again changes nothing. Not inside a transaction: it makes a key. */
    void keep(CaseId id, List<RecordedAction> actions, LocalDate until) {
        vault.admit(id.value());
        byte[] sealed = vault.seal(id.value(), json.writerFor(ACTIONS).writeValueAsBytes(actions));
        jdbc.sql("insert into cases.kept (case_id, record, until) values (?, ?, ?) on conflict do nothing")
                .params(id.value(), sealed, until)
                .update();
    }

    boolean isKept(CaseId id) {
        return jdbc.sql("select exists (select from cases.kept where case_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    Optional<List<RecordedAction>> find(CaseId id) {
        return jdbc.sql("select record from cases.kept where case_id = ?")
                .param(id.value())
                .query(byte[].class)
                .optional()
                .flatMap(record -> open(id, record));
    }

    private Optional<List<RecordedAction>> open(CaseId id, byte[] sealed) {
        try {
            return Optional.of(json.readValue(vault.open(id.value(), sealed), ACTIONS));
        } catch (SubjectErased over) {
            return Optional.empty();
        }
    }

    /** The last day the law wants it kept; nothing for a case of somebody who stays. */
    Optional<LocalDate> findLastDay(CaseId id) {
        return jdbc.sql("select until from cases.kept where case_id = ?")
                .param(id.value())
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    /** Key and record, in the caller's transaction. */
    void forget(CaseId id) {
        if (isKept(id)) {
            vault.destroy(id.value());
            jdbc.sql("delete from cases.kept where case_id = ?")
                    .param(id.value())
                    .update();
        }
    }
}
