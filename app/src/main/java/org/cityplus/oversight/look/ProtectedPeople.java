package org.cityplus.oversight.look;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People every look at whom is examined. The audit administrator keeps the list, each time saying why. */
@Component
public class ProtectedPeople {
    /** Why somebody is on it. */
    public static final List<String> KINDS = List.of("public-figure", "employee", "witness", "other");

    private final JdbcClient jdbc;
    private final Likenesses likenesses;
    private final Audit audit;
    private final Vault vault;
    private final Clock clock;

    ProtectedPeople(JdbcClient jdbc, Likenesses likenesses, Audit audit, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.likenesses = likenesses;
        this.audit = audit;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param shownAs the first sign of the name and no more; empty when none is known */
    public record Guarded(UUID person, String shownAs, String kind, String why, Instant since) {}

    private record Row(UUID person, String kind, byte[] why, Instant since) {}

    /** All of them, the latest first, at most 500. Reading who is protected and why is on record. */
    @Transactional
    public List<Guarded> list(Officer by) {
        require(by);
        audit.write(new AuditEntry(
                clock.instant(), by.id(), by.displayName(), null, "protected:list", "protected-list-read"));
        List<Row> rows = jdbc.sql(
                        "select person, kind, why, since from oversight.protected_person order by since desc limit 500")
                .query((row, n) -> new Row(
                        row.getObject("person", UUID.class),
                        row.getString("kind"),
                        row.getBytes("why"),
                        row.getTimestamp("since").toInstant()))
                .list();
        Map<UUID, String> names = likenesses.of(rows.stream().map(Row::person).toList()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> masked(each.getValue().name())));
        return rows.stream()
                .map(row -> new Guarded(
                        row.person,
                        names.getOrDefault(row.person, ""),
                        row.kind,
                        opened(row.person, row.why),
                        row.since))
                .toList();
    }

    private String opened(UUID person, byte[] why) {
        try {
            return vault.openText(person, why);
        } catch (SubjectErased erased) {
            return "";
        }
    }

    /** @throws Refusal INVALID when nobody the city knows has this document, or the kind or the reason is missing */
    @Transactional
    public void add(Officer by, String documentKind, String number, String kind, String why) {
        require(by);
        if (!KINDS.contains(kind)) {
            throw invalid("kind", "oversight.protected.kind-rule");
        }
        String reason = Declarations.reason(why);
        UUID person = likenesses
                .find(documentKind, number)
                .orElseThrow(() -> invalid("number", "oversight.protected.unknown"));
        jdbc.sql("""
                insert into oversight.protected_person (person, kind, why, since) values (?, ?, ?, ?)
                on conflict (person) do update set kind = excluded.kind, why = excluded.why
                """)
                .params(person, kind, vault.seal(person, reason), Timestamp.from(clock.instant()))
                .update();
        trace(by, person, "protected", reason);
    }

    /** Ends it; ended already, nothing is left to do. */
    @Transactional
    public void end(Officer by, UUID person, String why) {
        require(by);
        String reason = Declarations.reason(why);
        int ended = jdbc.sql("delete from oversight.protected_person where person = ?")
                .param(person)
                .update();
        if (ended > 0) {
            trace(by, person, "protection-ended", reason);
        }
    }

    private void trace(Officer by, UUID person, String act, String why) {
        audit.write(new AuditEntry(clock.instant(), by.id(), by.signature(), person, "protected:" + person, act)
                .because(why));
    }

    private static String masked(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private static void require(Officer by) {
        if (!by.has(Role.AUDIT_ADMINISTRATOR)) {
            throw Refusal.notFound();
        }
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
