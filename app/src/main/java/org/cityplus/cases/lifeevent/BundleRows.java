package org.cityplus.cases.lifeevent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.CaseId;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of life events; the answers are sealed for whoever gave them. */
@Component
class BundleRows {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    BundleRows(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            String event,
            UUID owner,
            UUID person,
            @Nullable UUID child,
            byte[] answers,
            Instant begunAt,
            Instant changedAt,
            @Nullable Instant sentAt) {}

    private record PartRow(UUID bundle, Bundle.Part part) {}

    /** Begins one, or takes the answers over into the one that is not sent yet. */
    UUID begin(UUID owner, String event, UUID person, @Nullable UUID child, Map<String, String> answers) {
        return jdbc.sql("""
                insert into cases.life_event (id, event, owner, person, child, answers, begun_at, changed_at)
                values (:id, :event, :owner, :person, :child, :answers, :now, :now)
                on conflict (owner, event, person) where sent_at is null
                do update set child = excluded.child, answers = excluded.answers, changed_at = excluded.changed_at
                returning id
                """)
                .param("id", Ids.next(clock))
                .param("event", event)
                .param("owner", owner)
                .param("person", person)
                .param("child", child, java.sql.Types.OTHER)
                .param("answers", vault.seal(owner, json.writeValueAsBytes(answers)))
                .param("now", now())
                .query(UUID.class)
                .single();
    }

    /** One that was filled in and sent in one piece, under an id its sender made; nothing when it is there already. */
    boolean record(UUID id, String event, UUID owner, @Nullable UUID child, Map<String, String> answers) {
        return jdbc.sql("""
                        insert into cases.life_event
                            (id, event, owner, person, child, answers, begun_at, changed_at, sent_at)
                        values (:id, :event, :owner, :owner, :child, :answers, :now, :now, :now)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("event", event)
                        .param("owner", owner)
                        .param("child", child, java.sql.Types.OTHER)
                        .param("answers", vault.seal(owner, json.writeValueAsBytes(answers)))
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<Bundle> find(UUID id) {
        return bundles(jdbc.sql("select * from cases.life_event where id = ?")
                        .param(id)
                        .query(BundleRows::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Held until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select id from cases.life_event where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    List<Bundle> listOf(UUID owner) {
        return bundles(jdbc.sql("select * from cases.life_event where owner = ? order by changed_at desc, id limit 50")
                .param(owner)
                .query(BundleRows::row)
                .list());
    }

    /** Those of which something was sent and something else is still a draft. */
    List<Bundle> listSentInPart(UUID owner) {
        return bundles(jdbc.sql("""
                select * from cases.life_event e
                 where owner = ? and sent_at is not null
                   and exists (select from cases.life_event_part p
                                 join cases.draft d on d.id = p.draft and d.lodged_as is null
                                where p.life_event = e.id)
                 order by changed_at desc limit 50
                """).param(owner).query(BundleRows::row).list());
    }

    /** Those one of whose services became this case. */
    List<Bundle> listWith(CaseId lodged) {
        return bundles(
                jdbc.sql("""
                select e.* from cases.case_row c
                  join cases.life_event_part p on p.draft = c.draft and p.service = c.service and p.resident = c.applicant
                  join cases.life_event e on e.id = p.life_event
                 where c.id = ? order by e.owner, e.id
                """).param(lodged.value()).query(BundleRows::row).list());
    }

    /** Every one, for whoever hands out all there is. */
    List<Bundle> listEveryOf(UUID owner) {
        return bundles(jdbc.sql("select * from cases.life_event where owner = ? order by begun_at, id")
                .param(owner)
                .query(BundleRows::row)
                .list());
    }

    void put(UUID bundle, Bundle.Part part) {
        jdbc.sql("""
                insert into cases.life_event_part (life_event, service, resident, draft) values (?, ?, ?, ?)
                on conflict (life_event, service) do update set resident = excluded.resident, draft = excluded.draft
                """)
                .params(bundle, part.service(), part.resident(), part.draft())
                .update();
    }

    void remove(UUID bundle, String service) {
        jdbc.sql("delete from cases.life_event_part where life_event = ? and service = ?")
                .params(bundle, service)
                .update();
    }

    void touch(UUID bundle) {
        jdbc.sql("update cases.life_event set changed_at = ? where id = ?")
                .params(now(), bundle)
                .update();
    }

    void sent(UUID bundle) {
        jdbc.sql("update cases.life_event set sent_at = ?, changed_at = ? where id = ? and sent_at is null")
                .params(now(), now(), bundle)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private List<Bundle> bundles(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Bundle.Part>> parts = jdbc
                .sql("select * from cases.life_event_part where life_event = any (:ids) order by service")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .query((row, n) -> new PartRow(
                        row.getObject("life_event", UUID.class),
                        new Bundle.Part(
                                row.getString("service"),
                                row.getObject("resident", UUID.class),
                                row.getObject("draft", UUID.class))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(PartRow::bundle, Collectors.mapping(PartRow::part, Collectors.toList())));
        return rows.stream()
                .map(row -> new Bundle(
                        row.id,
                        row.event,
                        row.owner,
                        row.person,
                        row.child,
                        json.readValue(vault.open(row.owner, row.answers), ANSWERS),
                        parts.getOrDefault(row.id, List.of()),
                        row.begunAt,
                        row.changedAt,
                        row.sentAt))
                .toList();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        @Nullable Timestamp sentAt = row.getTimestamp("sent_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getObject("owner", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("child", UUID.class),
                row.getBytes("answers"),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }
}
