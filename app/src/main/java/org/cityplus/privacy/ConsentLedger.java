package org.cityplus.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people have consented to: each act a row that never changes, in the transaction of what it carries. */
@Component
public class ConsentLedger {
    /** How long a consent that was taken back can be given again with one tap. */
    static final Duration UNDO = Duration.ofDays(1);

    private static final String LATEST = """
            select distinct on (kind, item) id, kind, item, act, how, version, shown, at
              from privacy.consent_act where resident = ?
             order by kind, item, id desc
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;
    private final ObjectProvider<ConsentEffect> effects;
    private final Clock clock;

    ConsentLedger(JdbcClient jdbc, Vault vault, Audit audit, ObjectProvider<ConsentEffect> effects, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * A consent as it was given.
     *
     * @param item what it is to, such as a service or an app
     * @param how by what act
     * @param version of the words
     * @param shown the words
     */
    public record Given(String kind, String item, String how, String version, LocalizedText shown) {}

    /** Where one consent stands, by its latest act. */
    public record Standing(
            String kind,
            String item,
            LocalizedText name,
            boolean holds,
            String how,
            String version,
            LocalizedText shown,
            Instant at,
            boolean canUndo) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID person, Given given) {
        write(
                person,
                given.kind,
                given.item,
                "GIVEN",
                given.how,
                given.version,
                seal(person, given.shown),
                clock.instant());
    }

    /** The same, for one that was given before there was a ledger; unless there is a word on it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOver(UUID person, Given given, Instant at) {
        if (findLatest(person, given.kind, given.item).isEmpty()) {
            write(person, given.kind, given.item, "GIVEN", given.how, given.version, seal(person, given.shown), at);
        }
    }

    /** Takes a consent back; what it carried ends in the same transaction. Again, or without any, is no error. */
    @Transactional
    public void withdraw(UUID person, String kind, String item) {
        lock(person);
        Optional<Row> latest = findLatest(person, kind, item).filter(row -> row.act.equals("GIVEN"));
        if (latest.isEmpty()) {
            return;
        }
        Row row = latest.get();
        write(person, kind, item, "WITHDRAWN", "page", row.version, row.shown, clock.instant());
        effect(kind).withdrawn(person, item);
        trace(person, kind, "consent-withdrawn");
    }

    /** Gives again what was taken back within a day, in the words of before. */
    @Transactional
    public void undo(UUID person, String kind, String item) {
        lock(person);
        Row row = findLatest(person, kind, item).orElseThrow(Refusal::notFound);
        if (row.act.equals("GIVEN")) {
            return;
        }
        if (!canUndo(row)) {
            throw Refusal.notFound();
        }
        write(person, kind, item, "GIVEN", "undo", row.version, row.shown, clock.instant());
        effect(kind).restored(person, item, row.version);
        trace(person, kind, "consented");
    }

    /** Where everything stands that this person ever consented to, the latest first. */
    public List<Standing> list(UUID person) {
        Map<String, ConsentEffect> byKind =
                effects.stream().collect(Collectors.toMap(ConsentEffect::kind, effect -> effect));
        return jdbc
                .sql("select * from (" + LATEST + ") latest order by id desc")
                .param(person)
                .query(ConsentLedger::row)
                .list()
                .stream()
                .map(row -> standing(person, row, byKind.get(row.kind)))
                .toList();
    }

    /** Every act, oldest first, for whoever takes their data away. */
    public List<Map<String, Object>> history(UUID person) {
        return jdbc.sql("""
                select id, kind, item, act, how, version, shown, at from privacy.consent_act where resident = ? order by id
                """).param(person).query(ConsentLedger::row).list().stream()
                .map(row -> Map.<String, Object>of(
                        "kind", row.kind,
                        "item", row.item,
                        "act", row.act,
                        "how", row.how,
                        "version", row.version,
                        "shown", open(person, row.shown),
                        "at", row.at))
                .toList();
    }

    private Standing standing(UUID person, Row row, @Nullable ConsentEffect effect) {
        LocalizedText name = effect == null ? new LocalizedText(row.item, row.item) : effect.name(row.item);
        boolean holds = row.act.equals("GIVEN");
        return new Standing(
                row.kind,
                row.item,
                name,
                holds,
                row.how,
                row.version,
                open(person, row.shown),
                row.at,
                !holds && canUndo(row));
    }

    private boolean canUndo(Row row) {
        return row.at.isAfter(clock.instant().minus(UNDO));
    }

    private record Row(String kind, String item, String act, String how, String version, byte[] shown, Instant at) {}

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("kind"),
                row.getString("item"),
                row.getString("act"),
                row.getString("how"),
                row.getString("version"),
                row.getBytes("shown"),
                row.getTimestamp("at").toInstant());
    }

    private Optional<Row> findLatest(UUID person, String kind, String item) {
        return jdbc.sql("""
                select id, kind, item, act, how, version, shown, at from privacy.consent_act
                 where resident = ? and kind = ? and item = ? order by id desc limit 1
                """)
                .params(person, kind, item)
                .query(ConsentLedger::row)
                .optional();
    }

    private void write(
            UUID person, String kind, String item, String act, String how, String version, byte[] shown, Instant at) {
        jdbc.sql("""
                insert into privacy.consent_act (resident, kind, item, act, how, version, shown, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(person, kind, item, act, how, version, shown, Timestamp.from(at))
                .update();
    }

    /** Of two taps in one moment the second sees what the first did. */
    private void lock(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("consent/" + person)
                .query(row -> {});
    }

    private ConsentEffect effect(String kind) {
        return effects.stream()
                .filter(effect -> effect.kind().equals(kind))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private byte[] seal(UUID person, LocalizedText shown) {
        return vault.seal(person, shown.zh() + "\u0000" + shown.en());
    }

    private LocalizedText open(UUID person, byte[] sealed) {
        String[] both = vault.openText(person, sealed).split("\0", 2);
        return new LocalizedText(both[0], both[both.length - 1]);
    }

    private void trace(UUID person, String kind, String act) {
        audit.write(new AuditEntry(clock.instant(), person, "", person, "consent:" + kind, act));
    }
}
