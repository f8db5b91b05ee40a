package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Case numbers such as PP-2611-204271. They tell prefix and month, and not how many there are: whoever files twice would know
 * how many others filed in between, and what is withheld in open data because it is small could be worked out from it.
 */
@Component
class CaseNumbers {
    /** So many are taken from the sequence at once: a case asks the database for its number seldom. */
    private static final int AT_ONCE = 32;

    private final JdbcClient jdbc;
    private final Shuffle shuffle;
    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();

    CaseNumbers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.shuffle = new Shuffle(part -> vault.digest("cases.number", part));
    }

    /** One that nobody else gets. One that is not used in the end is missing. */
    String next(String prefix, LocalDate today) {
        Long next = taken.poll();
        while (next == null) {
            taken.addAll(jdbc.sql("select nextval('cases.case_number') from generate_series(1, ?)")
                    .param(AT_ONCE)
                    .query(Long.class)
                    .list());
            next = taken.poll();
        }
        return "%s-%02d%02d-%s".formatted(prefix, today.getYear() % 100, today.getMonthValue(), shuffle.of(next));
    }
}
