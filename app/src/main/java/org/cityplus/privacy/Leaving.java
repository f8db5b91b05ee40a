package org.cityplus.privacy;

import java.util.UUID;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps beginning something and being erased apart: one of the two is first, and the other sees it. */
@Component
public class Leaving {
    private final JdbcClient jdbc;

    Leaving(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Called where something begins that would stand in the way of an erasure.
     *
     * @throws Refusal CONFLICT when the erasure of {@code person} has begun
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(UUID person) {
        lock("pg_advisory_xact_lock_shared", person);
        boolean begun = jdbc.sql("""
                select exists (select from privacy.erasure where resident = ? and state in ('RUNNING', 'DONE'))
                """).param(person).query(Boolean.class).single();
        if (begun) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("privacy.erasure.begun"));
        }
    }

    /** Held until the caller's transaction ends: nothing begins meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone(UUID person) {
        lock("pg_advisory_xact_lock", person);
    }

    private void lock(String function, UUID person) {
        jdbc.sql("select " + function + "(hashtextextended(?, 0))")
                .param("leaving/" + person)
                .query(row -> {});
    }
}
