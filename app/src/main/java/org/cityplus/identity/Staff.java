package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.transaction.annotation.Transactional;

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
        return Officer.of(row.id, row.name, new AgencyId(row.agency), agency, roles(row.id, row.agency));
    }

    /** The roles held for an agency at this moment. */
    private Set<Role> roles(UUID staff, String agency) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                select role from identity.staff_role
                 where staff = ? and agency = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
                """).params(staff, agency, now, now).query(String.class).list().stream()
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isKnown(String username) {
        return jdbc.sql("select exists (select 1 from identity.staff where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    /** Makes a member of staff known with these roles in their agency, unless the name is taken. */
    @Transactional
    void save(String username, String name, AgencyId agency, Set<Role> roles, String password, boolean synthetic) {
        UUID id = Ids.next(clock);
        int added = jdbc.sql("""
                insert into identity.staff (id, username, name, agency, password_hash, synthetic)
                values (?, ?, ?, ?, ?, ?)
                on conflict (username) do nothing
                """)
                .params(id, username, name, agency.value(), passwords.encode(password), synthetic)
                .update();
        if (added == 0) {
            return;
        }
        for (Role role : roles) {
            jdbc.sql("insert into identity.staff_role (staff, agency, role, valid_from) values (?, ?, ?, ?)")
                    .params(id, agency.value(), role.name(), Timestamp.from(clock.instant()))
                    .update();
        }
    }
}
