package org.cityplus.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and answers the trail. */
@Component
public class Audit {
    private final JdbcClient jdbc;
    private final Vault vault;

    Audit(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Writes {@code entry} in the caller's transaction, so that the act and its trace stand or fall together. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(AuditEntry entry) {
        jdbc.sql("""
                insert into audit.entry (at, actor, subject, record, act, details)
                values (?, ?, ?, ?, ?, ?)
                """)
                .param(Timestamp.from(entry.at()))
                .param(entry.actor())
                .param(entry.subject())
                .param(entry.record())
                .param(entry.act())
                .param(new Details(entry.actorName(), entry.why()).sealed(vault, entry.subject()))
                .update();
    }

    /** Who did one of {@code acts} to {@code record} of {@code subject}, latest first, at most 100. */
    public List<AuditEntry> list(UUID subject, String record, String... acts) {
        return jdbc.sql("""
                select at, actor, actor_name, subject, record, act, details
                  from audit.entry
                 where subject = ? and record = ? and act = any (?)
                 order by id desc
                 limit 100
                """).params(subject, record, acts).query(this::entry).list();
    }

    /** An entry with its number, by which {@link MerkleLog#proof} finds it. */
    public record Numbered(long id, AuditEntry entry) {}

    /** All that was done to {@code subject}'s records, by anybody, before entry {@code before}, latest first. */
    public List<Numbered> listOf(UUID subject, long before, int most) {
        return list("", subject, before, most);
    }

    /** The same without what the person did themselves. */
    public List<Numbered> listByOthers(UUID subject, long before, int most) {
        return list("and actor <> subject", subject, before, most);
    }

    /** The entries with these numbers, in no order. */
    public List<Numbered> listByNumber(Collection<Long> entries) {
        return jdbc.sql("""
                select id, at, actor, actor_name, subject, record, act, details from audit.entry where id = any (?)
                """)
                .param(entries.toArray(Long[]::new))
                .query((row, number) -> new Numbered(row.getLong("id"), entry(row, number)))
                .list();
    }

    private List<Numbered> list(String also, UUID subject, long before, int most) {
        return jdbc.sql("""
                select id, at, actor, actor_name, subject, record, act, details
                  from audit.entry
                 where subject = ? and id < ? %s
                 order by id desc
                 limit ?
                """.formatted(also))
                .params(subject, before, most)
                .query((row, number) -> new Numbered(row.getLong("id"), entry(row, number)))
                .list();
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        @Nullable UUID subject = row.getObject("subject", UUID.class);
        Details details = Details.open(vault, subject, row.getBytes("details"));
        String plainName = row.getString("actor_name");
        return new AuditEntry(
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                plainName.isEmpty() ? details.actorName() : plainName,
                subject,
                row.getString("record"),
                row.getString("act"),
                details.why());
    }
}
