package org.cityplus.audit;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and answers the trail. */
@Component
public class Audit {
    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes {@code entry} in the caller's transaction, so that the act and its trace stand or fall together. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(AuditEntry entry) {
        jdbc.sql("""
                insert into audit.entry (at, actor, actor_name, subject, record, act, why)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Timestamp.from(entry.at()), entry.actor(), entry.actorName())
                .param(entry.subject())
                .params(entry.record(), entry.act(), entry.why())
                .update();
    }

    /** Who did one of {@code acts} to {@code record} of {@code subject}, latest first, at most 100. */
    public List<AuditEntry> list(UUID subject, String record, String... acts) {
        return jdbc.sql("""
                select at, actor, actor_name, subject, record, act, why
                  from audit.entry
                 where subject = ? and record = ? and act = any (?)
                 order by id desc
                 limit 100
                """)
                .params(subject, record, acts)
                .query((row, n) -> new AuditEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_name"),
                        row.getObject("subject", UUID.class),
                        row.getString("record"),
                        row.getString("act"),
                        row.getString("why")))
                .list();
    }
}
