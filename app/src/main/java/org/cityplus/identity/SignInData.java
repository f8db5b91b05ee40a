package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ways in. Erased first: whoever is signed in nowhere begins nothing new. */
@Component
@Order(-100)
class SignInData implements PersonalData {
    private final JdbcClient jdbc;

    SignInData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "identity.session",
                "identity.session_attributes",
                "identity.passkey",
                "identity.passkey_challenge",
                "identity.device");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(
                new Held("passkeys", count("select count(*) from identity.passkey where resident = ?", person)),
                new Held("sign-ins", count("select count(*) from identity.device where resident = ?", person)));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(
                "passkeys",
                jdbc.sql("""
                        select label, created_at, last_used_at, backup_state from identity.passkey
                         where resident = ? order by created_at
                        """)
                        .param(person)
                        .query((row, n) -> Map.of(
                                "name", row.getString(1),
                                "addedAt", row.getTimestamp(2).toInstant(),
                                "lastUsedAt", row.getTimestamp(3).toInstant(),
                                "backedUp", row.getBoolean(4)))
                        .list());
        takeout.data(
                "sign-ins",
                jdbc.sql(
                                "select description, first_at, last_at from identity.device where resident = ? order by first_at")
                        .param(person)
                        .query((row, n) -> Map.of(
                                "device", row.getString(1),
                                "firstAt", row.getTimestamp(2).toInstant(),
                                "lastAt", row.getTimestamp(3).toInstant()))
                        .list());
    }

    @Override
    public void erase(UUID person) {
        jdbc.sql("delete from identity.session where principal_name = ?")
                .param(person.toString())
                .update();
        for (String gone : List.of(
                "delete from identity.passkey where resident = ?",
                "delete from identity.passkey_challenge where resident = ?",
                "delete from identity.device where resident = ?")) {
            jdbc.sql(gone).param(person).update();
        }
    }

    @Override
    public int forget(String kind, Instant before) {
        return kind.equals("sign-ins")
                ? jdbc.sql("delete from identity.device where last_at < ?")
                        .param(Timestamp.from(before))
                        .update()
                : 0;
    }

    private long count(String sql, UUID person) {
        return jdbc.sql(sql).param(person).query(Long.class).single();
    }
}
