package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ThriftySessionsTest extends DemoCityTest {
    @Autowired
    ThriftySessions sessions;

    @Autowired
    @Qualifier("springSessionTransactionOperations")
    TransactionOperations transactions;

    private long written(String id) {
        // xmin changes with each write of the row
        return count("select xmin::text::bigint from identity.session where session_id = ?", id);
    }

    private void use(String id, Duration later) {
        ThriftySessions.Thrifty session = Objects.requireNonNull(sessions.findById(id));
        session.setLastAccessedTime(session.getLastAccessedTime().plus(later));
        sessions.save(session);
    }

    @Test
    void readingAgainWithinAMinuteWritesNothing() {
        ThriftySessions.Thrifty session = sessions.createSession();
        sessions.save(session);
        long first = written(session.getId());
        use(session.getId(), Duration.ofSeconds(59));
        assertThat(written(session.getId())).isEqualTo(first);
        use(session.getId(), Duration.ofSeconds(60));
        assertThat(written(session.getId())).isNotEqualTo(first);
    }

    @Test
    void readingOpensNoTransactionAndWritingHasOne() {
        TransactionCallback<Boolean> inOne = status -> TransactionSynchronizationManager.isActualTransactionActive();
        assertThat(SessionTransactions.reading(() -> transactions.execute(inOne)))
                .isFalse();
        assertThat(transactions.execute(inOne)).isTrue();
    }

    /** Found when it is read, by the very reading that opens no transaction. */
    @Test
    void aSessionThatHasEndedIsTakenAwayWhenItIsRead() {
        ThriftySessions.Thrifty session = sessions.createSession();
        session.setAttribute("step", "1");
        sessions.save(session);
        jdbc.sql("update identity.session set last_access_time = 0 where session_id = ?")
                .param(session.getId())
                .update();
        assertThat(sessions.findById(session.getId())).isNull();
        assertThat(count("select count(*) from identity.session where session_id = ?", session.getId()))
                .isZero();
    }

    @Test
    void whatASessionHoldsIsWrittenAtOnce() {
        ThriftySessions.Thrifty session = sessions.createSession();
        sessions.save(session);
        ThriftySessions.Thrifty again = Objects.requireNonNull(sessions.findById(session.getId()));
        again.setLastAccessedTime(Instant.now());
        again.setAttribute("step", "2");
        sessions.save(again);
        assertThat(Objects.requireNonNull(sessions.findById(session.getId())).<String>getAttribute("step"))
                .isEqualTo("2");
    }
}
