package org.cityplus.identity;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The residents the city knows, found by phone through a keyed digest. */
@Component
public class Residents {
    private static final String PHONE = "identity.phone";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    Residents(JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** The profile of a resident who exists. */
    public Profile getProfile(UUID resident) {
        byte[] sealed = jdbc.sql("select profile from identity.resident where id = ?")
                .param(resident)
                .query(byte[].class)
                .single();
        return json.readValue(vault.open(resident, sealed), Profile.class);
    }

    /** The identity number of this resident, if they are known and it is. */
    public Optional<IdNumber> findIdNumber(UUID resident) {
        return findProfile(resident).flatMap(Profile::findIdNumber);
    }

    /** What somebody is called; empty when nobody knows, or they are no more. */
    public String nameOf(UUID resident) {
        return findProfile(resident).flatMap(Profile::findName).orElse("");
    }

    private Optional<Profile> findProfile(UUID resident) {
        return jdbc.sql("select profile from identity.resident where id = ?")
                .param(resident)
                .query(byte[].class)
                .optional()
                .map(profile -> json.readValue(vault.open(resident, profile), Profile.class));
    }

    /** A resident who exists, as a session knows them. */
    Resident get(UUID id) {
        return resident(id);
    }

    Optional<Resident> find(MobileNumber phone) {
        return jdbc.sql("select id from identity.resident where phone_digest = ?")
                .param(digest(phone))
                .query(UUID.class)
                .optional()
                .map(this::resident);
    }

    /** The resident with this phone, made known to the city if new. Not inside a transaction: it makes a key. */
    Resident admit(MobileNumber phone) {
        return find(phone).orElseGet(() -> {
            save(Profile.of(phone), false);
            return find(phone).orElseThrow();
        });
    }

    /** Makes a resident known with this profile unless the phone is known already. */
    void save(Profile profile, boolean synthetic) {
        UUID id = Ids.next(clock);
        vault.admit(id);
        insert(id, profile, synthetic);
    }

    void insert(UUID id, Profile profile, boolean synthetic) {
        jdbc.sql("""
                insert into identity.resident (id, phone_digest, profile, synthetic, created_at)
                values (:id, :phone, :profile, :synthetic, :now)
                on conflict (phone_digest) do nothing
                """)
                .param("id", id)
                .param("phone", profile.findPhone().map(this::digest).orElse(null), Types.BINARY)
                .param("profile", vault.seal(id, json.writeValueAsBytes(profile)))
                .param("synthetic", synthetic)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Puts {@code profile} in place of the one there is; false when its phone is somebody else's. */
    boolean update(UUID id, Profile profile) {
        byte @Nullable [] phone = profile.findPhone().map(this::digest).orElse(null);
        return jdbc.sql("""
                update identity.resident set profile = :profile, phone_digest = :phone
                 where id = :id
                   and not exists (select 1 from identity.resident where phone_digest = :phone and id <> :id)
                """)
                        .param("profile", vault.seal(id, json.writeValueAsBytes(profile)))
                        .param("phone", phone, Types.BINARY)
                        .param("id", id)
                        .update()
                > 0;
    }

    byte[] digest(MobileNumber phone) {
        return vault.digest(PHONE, phone.value());
    }

    private Resident resident(UUID id) {
        return new Resident(id, getProfile(id).findName().orElse(""));
    }
}
