package org.cityplus.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The staff of the agencies and their passwords. */
@Component
public class Staff {
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final City city;
    private final Clock clock;
    private final String nobodysHash;

    Staff(JdbcClient jdbc, PasswordEncoder passwords, City city, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.city = city;
        this.clock = clock;
        this.nobodysHash = java.util.Objects.requireNonNull(passwords.encode("nobody"));
    }

    private record Row(UUID id, String name, String agency, String hash) {}

    /**
     * The officer with this name and password. An unknown name costs the same time as a wrong password.
     *
     * @throws Refusal INVALID when they do not match
     */
    public Officer authenticate(String username, String password) {
        @Nullable
        Row row = jdbc.sql("select id, name, agency, password_hash from identity.staff where username = ? and active")
                .param(username.strip())
                .query((r, n) -> new Row(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        r.getString("agency"),
                        r.getString("password_hash")))
                .optional()
                .orElse(null);
        boolean matches = passwords.matches(password, row == null ? nobodysHash : row.hash);
        if (row == null || !matches) {
            Message message = Message.of("identity.staff.wrong");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("username", message)));
        }
        LocalizedText agency = city.findAgency(new AgencyId(row.agency))
                .map(Agency::name)
                .orElse(new LocalizedText(row.agency, row.agency));
        return new Officer(row.id, row.name, row.agency, agency.zh(), agency.en());
    }

    boolean isKnown(String username) {
        return jdbc.sql("select exists (select 1 from identity.staff where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    void save(String username, String name, AgencyId agency, String password, boolean synthetic) {
        jdbc.sql("""
                insert into identity.staff (id, username, name, agency, password_hash, synthetic)
                values (?, ?, ?, ?, ?, ?)
                on conflict (username) do nothing
                """)
                .params(Ids.next(clock), username, name, agency.value(), passwords.encode(password), synthetic)
                .update();
    }
}
