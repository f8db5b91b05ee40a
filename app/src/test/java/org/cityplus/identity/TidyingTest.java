package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TidyingTest extends DemoCityTest {
    @Autowired
    Tidying tidying;

    @Autowired
    JdbcClient jdbc;

    @Test
    void oldCodesAndMessagesGoAndThoseTheLimitsCountStay() {
        UUID old = code(Duration.ofDays(2).plusSeconds(1));
        UUID counted = code(Duration.ofDays(1));
        message("old", Duration.ofDays(3));
        message("new", Duration.ofHours(1));
        tidying.tidy();
        assertThat(jdbc.sql("select id from identity.sign_in_code where id in (?, ?)")
                        .params(old, counted)
                        .query(UUID.class)
                        .list())
                .containsExactly(counted);
        assertThat(jdbc.sql("select text from identity.sandbox_sms where phone = '13999999999'")
                        .query(String.class)
                        .list())
                .containsExactly("new");
    }

    private UUID code(Duration age) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into identity.sign_in_code (id, phone_digest, code_digest, tries_left, created_at, expires_at)
                values (?, '\\x00', '\\x00', 0, ?, ?)
                """).params(id, before(age), before(age)).update();
        return id;
    }

    private void message(String text, Duration age) {
        jdbc.sql("insert into identity.sandbox_sms (phone, text, at) values ('13999999999', ?, ?)")
                .params(text, before(age))
                .update();
    }

    private Timestamp before(Duration age) {
        return Timestamp.from(clock.instant().minus(age));
    }
}
