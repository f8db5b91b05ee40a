package org.cityplus.cases.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.city.City;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Actions as they lie in the database: sealed under the applicant's key, numbered, never changed. */
@Component
class ActionRows {
    /** Which actions this program knows, as a number. The column has no default: a program that knows fewer can write none. */
    private static final int VOCABULARY = 3;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final CaseRows rows;
    private final ZoneId zone;

    ActionRows(JdbcClient jdbc, Vault vault, JsonMapper json, CaseRows rows, City city) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.rows = rows;
        this.zone = city.zone();
    }

    /** The actions of a case in order. */
    List<RecordedAction> list(CaseRow row) {
        return jdbc.sql("""
                select sequence, actor_kind, actor, actor_name, sealed_actor, at, data from cases.action
                 where case_id = ? order by sequence
                """)
                .param(row.id().value())
                .query((r, n) -> action(row.applicant(), r))
                .list();
    }

    /**
     * What the first {@code sequence} actions are, as the database holds them, in 32 bytes: SHA-256 over number, kind,
     * actor, moment and sealed content of each.
     */
    byte[] digest(CaseId id, int sequence) {
        MessageDigest digest = sha256();
        jdbc.sql("""
                select sequence, type, actor, at, data from cases.action
                 where case_id = ? and sequence <= ? order by sequence
                """).params(id.value(), sequence).query(row -> {
            String head = row.getInt("sequence") + "|" + row.getString("type") + "|" + row.getString("actor") + "|"
                    + row.getTimestamp("at").toInstant() + "|";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(row.getBytes("data"));
        });
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(CaseId id, UUID applicant, int sequence, Actor actor, Instant at, CaseAction action) {
        jdbc.sql("""
                insert into cases.action
                    (case_id, sequence, type, actor_kind, actor, actor_name, sealed_actor, at, data, vocabulary)
                values (:case, :sequence, :type, :kind, :actor, :name, :sealedName, :at, :data, :vocabulary)
                """)
                .param("case", id.value())
                .param("sequence", sequence)
                .param("type", action.getClass().getSimpleName())
                .param("vocabulary", VOCABULARY)
                .param("kind", actor.kind().name())
                .param("actor", actor.id())
                .param("name", actor.isPublic() ? actor.name() : "")
                .param(
                        "sealedName",
                        actor.isPublic() ? null : vault.seal(actor.keyOfName(applicant), actor.name()),
                        Types.BINARY)
                .param("at", Timestamp.from(at))
                .param(
                        "data",
                        vault.seal(applicant, json.writerFor(CaseAction.class).writeValueAsBytes(action)))
                .update();
    }

    private RecordedAction action(UUID applicant, ResultSet row) throws SQLException {
        Actor.Kind kind = Actor.Kind.valueOf(row.getString("actor_kind"));
        Actor actor = new Actor(kind, row.getObject("actor", UUID.class), row.getString("actor_name"));
        byte @Nullable [] sealedName = row.getBytes("sealed_actor");
        if (sealedName != null) {
            actor = new Actor(kind, actor.id(), rows.open(actor.keyOfName(applicant), sealedName));
        }
        byte[] data = vault.open(applicant, row.getBytes("data"));
        return new RecordedAction(
                row.getInt("sequence"),
                actor,
                row.getTimestamp("at").toInstant(),
                LocalDate.ofInstant(row.getTimestamp("at").toInstant(), zone),
                json.readValue(data, CaseAction.class));
    }
}
