package org.cityplus.cases.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of drafts; who may see one is for {@link Drafts} to say. */
@Component
class DraftRows {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> TOUCHED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    DraftRows(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    void insert(UUID resident, ServiceDefinition service, Map<String, String> answers) {
        jdbc.sql("""
                insert into cases.draft (id, resident, service, version, answers, saved_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (resident, service) where lodged_as is null do nothing
                """)
                .params(Ids.next(clock), resident, service.id(), service.version(), sealed(resident, answers), now())
                .update();
    }

    Optional<Draft> findOpen(UUID resident, String service) {
        return jdbc.sql("select * from cases.draft where resident = ? and service = ? and lodged_as is null")
                .params(resident, service)
                .query(this::draft)
                .optional();
    }

    List<Draft> listOpen(UUID resident) {
        return jdbc.sql("select * from cases.draft where resident = ? and lodged_as is null order by saved_at desc")
                .param(resident)
                .query(this::draft)
                .list();
    }

    Optional<Draft> find(UUID id) {
        return jdbc.sql("select * from cases.draft where id = ?")
                .param(id)
                .query(this::draft)
                .optional();
    }

    boolean isOpen(UUID id) {
        return jdbc.sql("select exists (select from cases.draft where id = ? and lodged_as is null)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    boolean isKnown(UUID id) {
        return jdbc.sql("select exists (select from cases.draft where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    Optional<Draft> findLocked(UUID id) {
        return jdbc.sql("select * from cases.draft where id = ? for update")
                .param(id)
                .query(this::draft)
                .optional();
    }

    void pin(UUID id, String version) {
        jdbc.sql("update cases.draft set version = ? where id = ? and version is null")
                .params(version, id)
                .update();
    }

    void update(Draft draft, Map<String, String> answers, Map<String, Integer> touched, int revision) {
        jdbc.sql("""
                update cases.draft set answers = ?, touched = ?::jsonb, revision = ?, saved_at = ? where id = ?
                """)
                .params(
                        sealed(draft.resident(), answers),
                        json.writeValueAsString(touched),
                        revision,
                        now(),
                        draft.id())
                .update();
    }

    void renew(Draft draft, String version, Map<String, String> answers) {
        jdbc.sql("update cases.draft set version = ?, answers = ?, revision = revision + 1 where id = ?")
                .params(version, sealed(draft.resident(), answers), draft.id())
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from cases.draft where id = ? and lodged_as is null")
                        .param(id)
                        .update()
                > 0;
    }

    void close(Draft draft, CaseId lodgedAs) {
        jdbc.sql("update cases.draft set answers = null, touched = '{}', lodged_as = ?, saved_at = ? where id = ?")
                .params(lodgedAs.value(), now(), draft.id())
                .update();
    }

    private byte[] sealed(UUID resident, Map<String, String> answers) {
        return vault.seal(resident, json.writeValueAsBytes(answers));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Draft draft(ResultSet row, int n) throws SQLException {
        UUID resident = row.getObject("resident", UUID.class);
        byte @Nullable [] sealed = row.getBytes("answers");
        @Nullable UUID lodgedAs = row.getObject("lodged_as", UUID.class);
        return new Draft(
                row.getObject("id", UUID.class),
                resident,
                row.getString("service"),
                Objects.requireNonNullElse(row.getString("version"), ""),
                row.getInt("revision"),
                json.readValue(row.getString("touched"), TOUCHED),
                sealed == null ? Map.of() : json.readValue(vault.open(resident, sealed), ANSWERS),
                row.getTimestamp("saved_at").toInstant(),
                lodgedAs == null ? null : new CaseId(lodgedAs));
    }
}
