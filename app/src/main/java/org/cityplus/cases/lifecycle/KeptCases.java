package org.cityplus.cases.lifecycle;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
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
    private final TransactionTemplate transactions;

    KeptCases(JdbcClient jdbc, Vault vault, JsonMapper json, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.transactions = transactions;
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

    /** Erases those whose last day was before {@code today}: key and record in one transaction each. */
    int forget(LocalDate today) {
        List<UUID> over = jdbc.sql("select case_id from cases.kept where until < ? limit 1000")
                .param(Date.valueOf(today))
                .query(UUID.class)
                .list();
        over.forEach(id -> transactions.executeWithoutResult(status -> {
            vault.destroy(id);
            jdbc.sql("delete from cases.kept where case_id = ?").param(id).update();
        }));
        return over.size();
    }
}
