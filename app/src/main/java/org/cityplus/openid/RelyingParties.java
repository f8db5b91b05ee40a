package org.cityplus.openid;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The programs the city lets people sign in to. System administrators register and disable them, each time saying why. */
@Component
public class RelyingParties {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;

    RelyingParties(JdbcClient jdbc, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** A registered program and the secret that is shown this once; none for a public one. */
    public record Registered(
            RelyingParty relyingParty, @Nullable String secret) {}

    /** @throws Refusal INVALID naming each field that breaks a rule */
    @Transactional
    public Registered register(Officer by, Registration registration) {
        Registration.Read read = registration.read();
        UUID id = Ids.next(clock);
        String secret = registration.isConfidential() ? random(32) : null;
        jdbc.sql("""
                insert into openid.relying_party
                       (id, client_id, name_zh, name_en, homepage, secret_hash, redirect_uris, scopes, registered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        random(12),
                        read.name().zh(),
                        read.name().en(),
                        read.homepage().toString())
                .param(secret == null ? null : passwords.encode(secret))
                .params(
                        read.redirectUris().toArray(String[]::new),
                        read.scopes().toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update();
        trace(by, id, "registered", registration.why());
        return new Registered(get(id), secret);
    }

    /** Lets the program in no more: at once for new sign-ins, and every token it holds is worthless. */
    @Transactional
    public void disable(Officer by, UUID id, String why) {
        if (!Registration.isReason(why)) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("openid.register.why"));
        }
        get(id);
        jdbc.sql("update openid.relying_party set disabled_at = coalesce(disabled_at, ?) where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        jdbc.sql("delete from openid.granted where relying_party = ?").param(id).update();
        trace(by, id, "disabled", why);
    }

    /** All, newest first. */
    public List<RelyingParty> list() {
        return jdbc.sql("select * from openid.relying_party order by registered_at desc, id")
                .query(RelyingParties::row)
                .list();
    }

    /** @throws Refusal NOT_FOUND when there is none */
    public RelyingParty get(UUID id) {
        return jdbc.sql("select * from openid.relying_party where id = ?")
                .param(id)
                .query(RelyingParties::row)
                .optional()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, Message.of("openid.unknown")));
    }

    Optional<RelyingParty> findByClientId(String clientId) {
        return jdbc.sql("select * from openid.relying_party where client_id = ?")
                .param(clientId)
                .query(RelyingParties::row)
                .optional();
    }

    /** Of a confidential one. */
    String getSecretHash(UUID id) {
        return jdbc.sql("select secret_hash from openid.relying_party where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void trace(Officer by, UUID id, String act, String why) {
        audit.write(new AuditEntry(clock.instant(), by.id(), by.displayName(), null, "relying-party:" + id, act)
                .because(why));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static RelyingParty row(ResultSet row, int n) throws SQLException {
        Timestamp disabled = row.getTimestamp("disabled_at");
        return new RelyingParty(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                new LocalizedText(row.getString("name_zh"), row.getString("name_en")),
                URI.create(row.getString("homepage")),
                strings(row.getArray("redirect_uris")),
                strings(row.getArray("scopes")),
                row.getString("secret_hash") != null,
                row.getTimestamp("registered_at").toInstant(),
                disabled == null ? null : disabled.toInstant());
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
