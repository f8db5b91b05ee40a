package org.cityplus.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers kept for programs that repeat a write. */
@Component
class RepeatData implements PersonalData {
    private static final String REPEATS = "repeats";
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final RepeatSeal seal;
    private final TransactionTemplate transactions;

    RepeatData(JdbcClient jdbc, RepeatSeal seal, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transactions = transactions;
    }

    private record Clear(UUID owner, String operation, String key, String answer) {}

    /** Seals what an earlier release left in clear; the rows say what is left. */
    @Async
    @EventListener(ApplicationReadyEvent.class)
    void sealAll() {
        int done = sealBatch();
        while (done > 0) {
            done = sealBatch();
        }
    }

    private int sealBatch() {
        return Objects.requireNonNullElse(
                transactions.execute(status -> {
                    List<Clear> rows = jdbc.sql("""
                            select owner, operation, key, answer from web.idempotency
                             where answer is not null limit ? for update skip locked
                            """)
                            .param(BATCH)
                            .query((row, n) -> new Clear(
                                    row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)))
                            .list();
                    rows.forEach(this::seal);
                    return rows.size();
                }),
                0);
    }

    private void seal(Clear row) {
        jdbc.sql("""
                update web.idempotency set answer = null, sealed_answer = ?
                 where owner = ? and operation = ? and key = ?
                """)
                .params(
                        seal.seal(row.owner, row.answer.getBytes(StandardCharsets.UTF_8)),
                        row.owner,
                        row.operation,
                        row.key)
                .update();
    }

    @Override
    public Set<String> tables() {
        return Set.of("web.idempotency");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(
                REPEATS,
                jdbc.sql("select count(*) from web.idempotency where owner = ?")
                        .param(person)
                        .query(Long.class)
                        .single()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(
                REPEATS,
                jdbc.sql("select operation, at, sealed_answer, answer from web.idempotency where owner = ? order by at")
                        .param(person)
                        .query((row, n) -> {
                            byte @Nullable [] sealed = row.getBytes(3);
                            String clear = row.getString(4);
                            return Map.of(
                                    "operation", row.getString(1),
                                    "at", row.getTimestamp(2).toInstant(),
                                    "answer",
                                            sealed != null
                                                    ? new String(seal.open(person, sealed), StandardCharsets.UTF_8)
                                                    : String.valueOf(clear));
                        })
                        .list());
    }

    @Override
    public void erase(UUID person) {
        jdbc.sql("delete from web.idempotency where owner = ?").param(person).update();
    }
}
