package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
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
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final SecondFactor secondFactor;
    private final StaffTries tries;
    private final StaffDirectory directory;
    private final StaffSessions sessions;
    private final Clock clock;
    private final boolean demo;
    private final String nobodysHash;

    Staff(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            SecondFactor secondFactor,
            StaffTries tries,
            StaffDirectory directory,
            StaffSessions sessions,
            Clock clock,
            @Value("${cityplus.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.tries = tries;
        this.directory = directory;
        this.sessions = sessions;
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
            UUID id,
            String username,
            String name,
            String agency,
            @Nullable String hash,
            boolean synthetic) {}

    /**
     * Looks at a name and a password. An unknown name costs the same statements and the same hashing, and is answered with
     * the same words, as a wrong password, a name at rest, or an account that nobody has come into yet. Made-up people need
     * no second proof in a demonstration, and don't come in outside one.
     *
     * @throws Refusal INVALID when they do not match
     */
    public Admission authenticate(String username, String password, CameFrom from) {
        Row row = check(username.strip(), password, from);
        if (row.synthetic) {
            return new Admission.In(come(row, from));
        }
        return new Admission.CodeNeeded(secondFactor.ask(row.id));
    }

    /**
     * Name, password and code in one, for programs.
     *
     * @throws Refusal INVALID when one of them is wrong or the code is missing
     */
    public Officer authenticate(String username, String password, String code, CameFrom from) {
        Row row = check(username.strip(), password, from);
        if (!row.synthetic) {
            requireCode(row, code, from);
        }
        return come(row, from);
    }

    /**
     * The second proof.
     *
     * @throws Refusal INVALID on field {@code code}, also when the challenge is over and the password is due again
     */
    public Officer confirm(UUID challenge, String code, CameFrom from) {
        UUID staff = secondFactor.take(challenge).orElseThrow(Staff::over);
        Row row = find("id = ?", staff)
                .filter(found -> !tries.rests(found.username, from))
                .orElseThrow(Staff::over);
        requireCode(row, code, from);
        if (!secondFactor.end(challenge)) {
            throw over();
        }
        return come(row, from);
    }

    /**
     * The same person at another agency they have a role in now; empty when they have none there.
     *
     * @param session that is to go there
     * @throws Refusal FORBIDDEN when it has ended, also while this was asked: a role given since is for who comes in anew
     */
    @Transactional
    public Optional<Officer> at(UUID staff, String session, AgencyId agency) {
        hold(staff);
        Optional<Officer> there = find("id = ?", staff)
                .filter(row -> directory.agenciesOf(staff).contains(agency))
                .map(row -> officer(row, agency));
        if (there.isPresent() && !sessions.isOpen(staff, session)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.place.over"));
        }
        return there;
    }

    /** Until the end of the transaction: whoever changes roles or forgets proofs comes before or after, never between. */
    void hold(UUID staff) {
        jdbc.sql("select 1 from identity.staff where id = ? for no key update")
                .param(staff)
                .query(row -> {});
    }

    /** Whoever has proved to be this member of staff; empty when they have left, or are made up outside a demonstration. */
    Optional<Officer> find(UUID staff) {
        return find("id = ?", staff).filter(row -> demo || !row.synthetic).map(this::officer);
    }

    /**
     * The second proof again, of somebody signed in; made-up people in a demonstration have none, until theirs are
     * forgotten.
     *
     * @throws Refusal INVALID on field {@code code}
     */
    void proveAgain(Officer officer, String code) {
        Row row = find("id = ?", officer.id()).orElseThrow(Refusal::notFound);
        if (row.synthetic && demo && row.hash != null) {
            return;
        }
        if (tries.rests(row.username, CameFrom.OWN_SESSION)) {
            throw wrong("code", "identity.second.wrong");
        }
        requireCode(row, code, CameFrom.OWN_SESSION);
        tries.cameIn(row.username, CameFrom.OWN_SESSION);
    }

    private Row check(String username, String password, CameFrom from) {
        boolean rests = tries.rests(username, from);
        Optional<Row> found = find("username = ?", username);
        boolean matches = passwords.matches(password, found.map(Row::hash).orElse(nobodysHash));
        Optional<Row> in =
                found.filter(row -> matches && !rests && row.hash != null).filter(row -> demo || !row.synthetic);
        if (in.isEmpty()) {
            tries.count(username, from);
            throw wrong("username", "identity.staff.wrong");
        }
        return in.get();
    }

    private void requireCode(Row row, String code, CameFrom from) {
        if (!secondFactor.accept(row.id, code)) {
            tries.count(row.username, from);
            throw wrong("code", "identity.second.wrong");
        }
    }

    private Optional<Row> find(String condition, Object value) {
        return jdbc.sql("""
                select id, username, name, agency, password_hash, synthetic from identity.staff where active and\s""" + condition)
                .param(value)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getString("name"),
                        row.getString("agency"),
                        row.getString("password_hash"),
                        row.getBoolean("synthetic")))
                .optional();
    }

    private Officer come(Row row, CameFrom from) {
        tries.cameIn(row.username, from);
        return officer(row);
    }

    /** At home, or where the person has a role when they have none at home. */
    private Officer officer(Row row) {
        AgencyId home = new AgencyId(row.agency);
        List<AgencyId> agencies = directory.agenciesOf(row.id);
        return officer(row, agencies.isEmpty() || agencies.contains(home) ? home : agencies.getFirst());
    }

    private Officer officer(Row row, AgencyId agency) {
        Set<Role> roles = directory.rolesOf(row.id).stream()
                .filter(held -> held.agency().equals(agency))
                .map(StaffDirectory.Held::role)
                .collect(Collectors.toUnmodifiableSet());
        return Officer.of(row.id, row.name, agency, directory.nameOf(agency), roles);
    }

    private static Refusal over() {
        return wrong("code", "identity.second.over");
    }

    private static Refusal wrong(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
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
                insert into identity.staff (id, username, name, agency, password_hash, synthetic, came_in_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (username) do nothing
                """)
                .params(
                        id,
                        username,
                        name,
                        agency.value(),
                        passwords.encode(password),
                        synthetic,
                        Timestamp.from(clock.instant()))
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
