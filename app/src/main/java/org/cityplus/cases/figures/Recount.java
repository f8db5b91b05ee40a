package org.cityplus.cases.figures;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.SubjectErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the cases there are again, in the order of their ids: those of before there were figures, and all of them when somebody
 * asks. Of a case that is right nothing is written, so it may stop anywhere and begin again. What an erased case was counted
 * for stays.
 */
@Component
public class Recount {
    private static final Logger log = LoggerFactory.getLogger(Recount.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CaseBook book;
    private final Counted counted;
    private final Clock clock;

    Recount(JdbcClient jdbc, TransactionTemplate transactions, CaseBook book, Counted counted, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.book = book;
        this.counted = counted;
        this.clock = clock;
    }

    /** From the first case on; again while it goes on begins again. */
    public void begin() {
        jdbc.sql("update cases.recounted set up_to = ?, finished_at = null")
                .param(new UUID(0, 0))
                .update();
    }

    public boolean isFinished() {
        return jdbc.sql("select finished_at is not null from cases.recounted")
                .query(Boolean.class)
                .single();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 15_000)
    void keepUp() {
        long empty = 0;
        while (!isFinished()) {
            empty += goOn();
        }
        if (empty > 0) {
            log.warn("{} cases without actions count for nothing", empty);
        }
    }

    private record Listed(UUID id, boolean begun) {}

    /** The next cases; how many of them have no action to count. */
    private long goOn() {
        UUID after =
                jdbc.sql("select up_to from cases.recounted").query(UUID.class).single();
        List<Listed> some =
                jdbc.sql("""
                select c.id, exists (select from cases.action a where a.case_id = c.id) as begun
                  from cases.case_row c where c.id > ? order by c.id limit ?
                """).params(after, BATCH).query(Listed.class).list();
        some.stream().filter(Listed::begun).forEach(each -> recount(new CaseId(each.id)));
        if (some.isEmpty()) {
            jdbc.sql("update cases.recounted set finished_at = ? where up_to = ?")
                    .params(Timestamp.from(clock.instant()), after)
                    .update();
        } else {
            jdbc.sql("update cases.recounted set up_to = ? where up_to = ?")
                    .params(some.getLast().id, after)
                    .update();
        }
        return some.stream().filter(each -> !each.begun).count();
    }

    /** Counts one case again; how many lines were wrong. */
    public int recount(CaseId id) {
        try {
            return Optional.ofNullable(transactions.execute(status -> {
                        CaseRow row = book.getLocked(id);
                        return counted.recount(row, book.getRecord(row).actions());
                    }))
                    .orElse(0);
        } catch (Refusal | SubjectErased erased) {
            // Gone since it was listed, or nobody can read it any more.
            return 0;
        } catch (RuntimeException e) {
            // One case that cannot be read must not keep the others from being counted.
            log.error("case {} could not be counted", id, e);
            return 0;
        }
    }
}
