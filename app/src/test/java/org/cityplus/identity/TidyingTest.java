package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.AfterEach;
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
        assertThat(jdbc.sql("select sealed from identity.sandbox_sms where phone_digest = '\\xfe'")
                        .query(byte[].class)
                        .list())
                .containsExactly(bytes("new"));
    }

    /** What was put there for this test opens for nobody. */
    @AfterEach
    void emptyTheOutbox() {
        jdbc.sql("delete from identity.sandbox_sms where phone_digest = '\\xfe'")
                .update();
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
        jdbc.sql("insert into identity.sandbox_sms (phone_digest, sealed, at) values ('\\xfe', ?, ?)")
                .params(bytes(text), before(age))
                .update();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Timestamp before(Duration age) {
        return Timestamp.from(clock.instant().minus(age));
    }
}
