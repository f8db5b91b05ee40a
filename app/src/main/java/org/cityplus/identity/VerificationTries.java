package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often a resident may ask the register about a name and a number: what it says of either would be for sale. */
@Component
class VerificationTries {
    static final int A_DAY = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    VerificationTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes one, before the register is asked: of many who ask at once, five are answered.
     *
     * @throws Refusal TOO_MANY after five in a day
     */
    @Transactional
    public void count(UUID resident) {
        // The resident's row orders tries of one moment.
        jdbc.sql("select 1 from identity.resident where id = ? for update")
                .param(resident)
                .query(row -> {});
        require(resident);
        jdbc.sql("insert into identity.verification_try (resident, at) values (?, ?)")
                .params(resident, Timestamp.from(clock.instant()))
                .update();
    }

    /** Gives the last one back, when the register told nothing that could be for sale. */
    void giveBack(UUID resident) {
        jdbc.sql("""
                delete from identity.verification_try where ctid =
                    (select ctid from identity.verification_try where resident = ? order by at desc limit 1 for update)
                """).param(resident).update();
    }

    private void require(UUID resident) {
        Instant now = clock.instant();
        List<Timestamp> tries = jdbc.sql(
                        "select at from identity.verification_try where resident = ? and at > ? order by at")
                .params(resident, Timestamp.from(now.minus(Duration.ofDays(1))))
                .query(Timestamp.class)
                .list();
        if (tries.size() >= A_DAY) {
            Instant again = tries.get(tries.size() - A_DAY).toInstant().plus(Duration.ofDays(1));
            throw TooMany.until(again, now, Message.of("identity.verify.too-many", A_DAY));
        }
    }
}
