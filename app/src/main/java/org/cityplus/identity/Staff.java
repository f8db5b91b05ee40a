package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of the agencies and how they prove who they are. */
@Component
public class Staff {
    /** So many wrong passwords or codes in a row, and the account rests. */
    private static final int FAILURES = 10;

    private static final Duration REST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final SecondFactor secondFactor;
    private final City city;
    private final Clock clock;
    private final boolean demo;
    private final String nobodysHash;

    Staff(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            SecondFactor secondFactor,
            City city,
            Clock clock,
            @Value("${cityplus.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.city = city;
        this.clock = clock;
        this.demo = demo;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody"));
    }

    /** How far a member of staff has come with a right password. */
    public sealed interface Admission {
        record In(Officer officer) implements Admission {}

        /** A code is still to be given. */
        record CodeNeeded(UUID challenge) implements Admission {}
    }

    private record Row(
            UUID id, String name, String agency, @Nullable String hash, boolean synthetic, boolean resting) {}

    /**
     * Looks at a name and a password. An unknown name costs the same time, and is answered with the same words, as a
     * wrong password, an account at rest, or one that nobody has come into yet. Made-up people need no second proof in a
     * demonstration, and don't come in outside one.
     *
     * @throws Refusal INVALID when they do not match
     */
    public Admission authenticate(String username, String password) {
        Row row = check(username, password);
        if (row.synthetic) {
            return new Admission.In(come(row));
        }
        return new Admission.CodeNeeded(secondFactor.ask(row.id));
    }

    /**
     * Name, password and code in one, for programs.
     *
     * @throws Refusal INVALID when one of them is wrong or the code is missing
     */
    public Officer authenticate(String username, String password, String code) {
        Row row = check(username, password);
        if (!row.synthetic && !secondFactor.accept(row.id, code)) {
            fail(row.id);
            throw wrongCode();
        }
        return come(row);
    }

    /**
     * The second proof.
     *
     * @throws Refusal INVALID on field {@code code}, also when the challenge is over and the password is due again
     */
    public Officer confirm(UUID challenge, String code) {
        UUID staff = secondFactor.take(challenge).orElseThrow(Staff::over);
        Row row = find("id = ?", staff).filter(found -> !found.resting).orElseThrow(Staff::over);
        if (!secondFactor.accept(staff, code)) {
            fail(staff);
            throw wrongCode();
        }
        if (!secondFactor.end(challenge)) {
            throw over();
        }
        return come(row);
    }

    /** The same person at another agency they have a role in now; empty when they have none there. */
    public Optional<Officer> at(UUID staff, AgencyId agency) {
        return find("id = ?", staff)
                .map(row -> officer(row, agency))
                .filter(officer -> officer.roles().size() > 1);
    }

    private Row check(String username, String password) {
        Optional<Row> found = find("username = ?", username.strip());
        String hash = found.map(Row::hash).orElse(nobodysHash);
        boolean matches = passwords.matches(password, hash);
        Optional<Row> in =
                found.filter(row -> matches && row.hash != null && !row.resting).filter(row -> demo || !row.synthetic);
        if (in.isEmpty()) {
            found.filter(row -> !matches).ifPresent(row -> fail(row.id));
            Message message = Message.of("identity.staff.wrong");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("username", message)));
        }
        return in.get();
    }

    private Optional<Row> find(String condition, Object value) {
        return jdbc.sql("""
                select id, name, agency, password_hash, synthetic, coalesce(locked_until > ?, false) as resting
                  from identity.staff where active and\s""" + condition)
                .params(Timestamp.from(clock.instant()), value)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("agency"),
                        row.getString("password_hash"),
                        row.getBoolean("synthetic"),
                        row.getBoolean("resting")))
                .optional();
    }

    private void fail(UUID staff) {
        jdbc.sql("""
                update identity.staff
                   set failures = case when failures + 1 >= :most then 0 else failures + 1 end,
                       locked_until = case when failures + 1 >= :most then cast(:until as timestamptz) else locked_until end
                 where id = :staff
                """)
                .param("most", FAILURES)
                .param("until", Timestamp.from(clock.instant().plus(REST)))
                .param("staff", staff)
                .update();
    }

    private Officer come(Row row) {
        jdbc.sql("update identity.staff set failures = 0 where id = ? and failures > 0")
                .param(row.id)
                .update();
        Officer home = officer(row, new AgencyId(row.agency));
        if (home.roles().size() > 1) {
            return home;
        }
        return agenciesOf(row.id).stream()
                .findFirst()
                .map(agency -> officer(row, agency))
                .orElse(home);
    }

    private Officer officer(Row row, AgencyId agency) {
        return Officer.of(row.id, row.name, agency, nameOf(agency), roles(row.id, agency.value()));
    }

    /** The city itself, where its administrators are, has the city's name. */
    public LocalizedText nameOf(AgencyId agency) {
        return city.findAgency(agency)
                .map(Agency::name)
                .orElse(
                        agency.equals(StaffAdministration.CITY)
                                ? city.name()
                                : new LocalizedText(agency.value(), agency.value()));
    }

    /** Where a member of staff has a role at this moment. */
    public List<AgencyId> agenciesOf(UUID staff) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                select distinct agency from identity.staff_role
                 where staff = ? and valid_from <= ? and (valid_until is null or valid_until > ?) order by agency
                """).params(staff, now, now).query(String.class).list().stream()
                .map(AgencyId::new)
                .toList();
    }

    private static Refusal wrongCode() {
        Message message = Message.of("identity.second.wrong");
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("code", message)));
    }

    private static Refusal over() {
        Message message = Message.of("identity.second.over");
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("code", message)));
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
