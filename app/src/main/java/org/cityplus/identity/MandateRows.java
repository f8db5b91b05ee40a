package org.cityplus.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mandates as rows. */
@Component
class MandateRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    MandateRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Mandate mandate, byte @Nullable [] askedPhone) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into identity.mandate
                    (id, kind, state, representative, represented, asked_phone, services, until, basis,
                     requested_at, changed_at)
                values (:id, :kind, :state, :representative, :represented, :phone, :services, :until, :basis, :now, :now)
                """)
                .param("id", mandate.id())
                .param("kind", mandate.kind().name())
                .param("state", mandate.state().name())
                .param("representative", mandate.representative())
                .param("represented", mandate.represented(), Types.OTHER)
                .param("phone", askedPhone, Types.BINARY)
                .param("services", mandate.services().toArray(String[]::new))
                .param("until", mandate.until())
                .param("basis", mandate.basis())
                .param("now", now)
                .update();
    }

    /** Once it is known who is represented, the phone that was asked is nobody's: its number may go to another person. */
    void update(UUID id, MandateState state, @Nullable UUID represented) {
        jdbc.sql("""
                        update identity.mandate
                           set state = :state, represented = :represented, changed_at = :now,
                               asked_phone = case when cast(:represented as uuid) is null then asked_phone end
                         where id = :id
                        """)
                .param("state", state.name())
                .param("represented", represented, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    Optional<Mandate> find(UUID id) {
        return jdbc.sql("select * from identity.mandate where id = ?")
                .param(id)
                .query(MandateRows::read)
                .optional();
    }

    Optional<Mandate> findLocked(UUID id) {
        return jdbc.sql("select * from identity.mandate where id = ? for update")
                .param(id)
                .query(MandateRows::read)
                .optional();
    }

    /** Open ones of a person, on whichever side they are, those asked of their phone too. */
    List<Mandate> listOpen(UUID person) {
        return jdbc.sql("""
                select m.* from identity.mandate m
                 where (m.representative = :person or m.represented = :person
                        or (m.represented is null
                            and m.asked_phone = (select phone_digest from identity.resident where id = :person)))
                   and m.state in ('REQUESTED', 'ACTIVE')
                 order by m.requested_at
                """).param("person", person).query(MandateRows::read).list();
    }

    boolean isAsked(UUID id, UUID person) {
        return jdbc.sql("""
                select exists (
                    select 1 from identity.mandate m join identity.resident r on r.phone_digest = m.asked_phone
                     where m.id = ? and r.id = ? and m.representative <> r.id and m.represented is null)
                """).params(id, person).query(Boolean.class).single();
    }

    /** All there ever were with {@code person} on either side. */
    List<Mandate> listAll(UUID person) {
        return jdbc.sql(
                        "select * from identity.mandate where representative = ? or represented = ? order by requested_at")
                .params(person, person)
                .query(MandateRows::read)
                .list();
    }

    Optional<UUID> findAsked(UUID id) {
        return jdbc.sql("""
                select r.id from identity.mandate m join identity.resident r on r.phone_digest = m.asked_phone
                 where m.id = ? and m.state = 'REQUESTED'
                """).param(id).query(UUID.class).optional();
    }

    List<Mandate> listInForce(UUID representative, LocalDate today) {
        return jdbc.sql("""
                select * from identity.mandate
                 where representative = ? and state = 'ACTIVE' and until >= ?
                 order by requested_at
                """)
                .params(representative, today)
                .query(MandateRows::read)
                .list();
    }

    /** Guardians of a child now. */
    List<Mandate> listGuardians(UUID child, LocalDate today) {
        return jdbc.sql("""
                select * from identity.mandate
                 where represented = ? and kind = 'GUARDIAN' and state = 'ACTIVE' and until >= ?
                 order by requested_at
                """).params(child, today).query(MandateRows::read).list();
    }

    private static Mandate read(ResultSet row, int n) throws SQLException {
        @Nullable Array services = row.getArray("services");
        return new Mandate(
                row.getObject("id", UUID.class),
                Mandate.Kind.valueOf(row.getString("kind")),
                MandateState.valueOf(row.getString("state")),
                row.getObject("representative", UUID.class),
                row.getObject("represented", UUID.class),
                services == null ? List.of() : List.of((String[]) services.getArray()),
                row.getObject("until", LocalDate.class),
                row.getString("basis"),
                row.getTimestamp("changed_at").toInstant());
    }
}
