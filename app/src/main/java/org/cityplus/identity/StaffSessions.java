package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.cityplus.web.Live;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends sessions that hold roles which are no longer held. Sessions are rows: what is deleted lets nobody in. */
@Component
class StaffSessions {
    private final JdbcClient jdbc;
    private final Live live;
    private final Clock clock;

    StaffSessions(JdbcClient jdbc, Live live, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** In the caller's transaction, so that the loss of a role and of its sessions is one; open pages close after it. */
    void end(UUID staff) {
        jdbc.sql("delete from identity.session where principal_name = ?")
                .param(staff.toString())
                .update();
        live.close(staff);
    }

    /** Whether this session of theirs is still there, of somebody who has a way in. */
    boolean isOpen(UUID staff, String session) {
        return jdbc.sql("""
                select exists (select from identity.session s join identity.staff m on s.principal_name = m.id::text
                                where m.id = ? and s.session_id = ? and m.password_hash is not null)
                """).params(staff, session).query(Boolean.class).single();
    }

    /**
     * Nobody comes in without a password: what is there of somebody whose proofs were forgotten had begun before and was
     * written after.
     */
    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void endWithProofs() {
        jdbc.sql("""
                delete from identity.session s using identity.staff m
                 where m.active and m.password_hash is null and s.principal_name = m.id::text
                returning s.principal_name
                """).query(String.class).set().forEach(staff -> live.close(UUID.fromString(staff)));
    }

    /**
     * A role given for a time ends by itself, and sessions begun before its end go with it. A few seconds are added for a
     * sign-in that had read the roles before the end and wrote its session after it.
     */
    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void endWithRoles() {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                delete from identity.session s using identity.staff_role r
                 where r.valid_until <= ? and r.valid_until > ?::timestamptz - interval '2 days'
                   and s.principal_name = r.staff::text
                   and s.creation_time < extract(epoch from r.valid_until + interval '5 seconds') * 1000
                returning s.principal_name
                """).params(now, now).query(String.class).set().forEach(staff -> live.close(UUID.fromString(staff)));
    }
}
