package org.cityplus.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.request.RequestContextHolder;

class ThriftySessionsTest extends DemoCityTest {
    @Autowired
    ThriftySessions sessions;

    /** Within one it would be read once, and Spring's tests are in one from the beginning. */
    @BeforeEach
    void outsideARequest() {
        RequestContextHolder.resetRequestAttributes();
    }

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
