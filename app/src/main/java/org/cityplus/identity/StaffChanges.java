package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.StaffDirectory.Held;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What acts about staff change, in their caller's transaction: decided by one or by two, it is the same. */
@Component
class StaffChanges {
    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final StaffLinks links;
    private final StaffSessions sessions;
    private final GrantCheck grants;
    private final Audit audit;
    private final Clock clock;

    StaffChanges(
            JdbcClient jdbc,
            StaffDirectory directory,
            StaffLinks links,
            StaffSessions sessions,
            GrantCheck grants,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.links = links;
        this.sessions = sessions;
        this.grants = grants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of them who have not left; in one order, so that two administrators never wait for each other. */
    List<UUID> lock(UUID... staff) {
        return jdbc.sql("select id from identity.staff where id in (:staff) and active order by id for update")
                .param("staff", List.of(staff))
                .query(UUID.class)
                .list();
    }

    /** A session is no proof here: two administrators who remove each other at once must not both succeed. */
    boolean isOneOf(Set<Role> roles, UUID administrator, List<UUID> here) {
        return here.contains(administrator)
                && directory.rolesOf(administrator).stream().anyMatch(held -> roles.contains(held.role()));
    }

    /** The roles held at this moment, in words that differ when they do. */
    String held(UUID staff) {
        return directory.rolesOf(staff).stream()
                .map(held -> held.agency() + " " + held.role() + " " + held.from())
                .collect(Collectors.joining("; "));
    }

    /** @throws Refusal saying why this act is not possible as things are now */
    void check(StaffAct act) {
        if (act.kind().givesRole() && !grants.stillHolds(Objects.requireNonNull(act.agency()), act.until())) {
            throw changed();
        }
        List<Held> held = directory.rolesOf(act.staff());
        switch (act.kind()) {
            case INVITE -> {
                if (directory.find(act.username()).isPresent()) {
                    throw taken();
                }
            }
            case GRANT -> checkGrant(act, held);
            case END -> {
                if (held.stream().noneMatch(each -> isOf(act, each))) {
                    throw noSuchRole();
                }
            }
            case RENEW, LEAVE -> {}
        }
    }

    private static void checkGrant(StaffAct act, List<Held> held) {
        if (held.stream().anyMatch(each -> isOf(act, each))) {
            throw invalid("role", "identity.staffing.has-role");
        }
        Set<Role> all = held.stream()
                .map(Held::role)
                .collect(Collectors.toCollection(() -> EnumSet.of(Objects.requireNonNull(act.role()))));
        if (!StaffRules.fitTogether(all)) {
            throw invalid("role", "identity.staffing.administrator-alone");
        }
    }

    private static boolean isOf(StaffAct act, Held held) {
        return held.role() == act.role() && held.agency().equals(act.agency());
    }

    /** Checked and done, with the sessions of the person and a trace of who and why. */
    void make(Actor by, StaffAct act) {
        check(act);
        switch (act.kind()) {
            case INVITE -> {
                insert(act);
                insertRole(act);
            }
            case GRANT -> insertRole(act);
            case END ->
                endRoles(act.staff(), act.agency() == null ? null : act.agency().value(), act.role());
            case RENEW -> forgetProofs(act.staff());
            case LEAVE -> leave(act.staff());
        }
        sessions.end(act.staff());
        trace(by, act.staff(), act.kind().word(), act.summary());
    }

    /** Who did it, as the record names them. */
    record Actor(UUID id, String name) {
        static Actor of(Officer officer) {
            return new Actor(officer.id(), officer.displayName());
        }
    }

    void trace(Actor by, UUID staff, String act, String why) {
        audit.write(new AuditEntry(clock.instant(), by.id(), by.name(), staff, "staff:" + staff, act).because(why));
    }

    void forgetProofs(UUID staff) {
        jdbc.sql("update identity.staff set password_hash = null, totp_secret = null where id = ?")
                .param(staff)
                .update();
        for (String gone : List.of(
                // Before the passkeys: a registration that is under way finds nothing to answer, or is done and goes
                // too.
                "delete from identity.passkey_challenge where resident = ?",
                "delete from identity.staff_passkey where staff = ?",
                "delete from identity.staff_recovery_code where staff = ?",
                "delete from identity.staff_challenge where staff = ?")) {
            jdbc.sql(gone).param(staff).update();
        }
    }

    private void insert(StaffAct act) {
        int added = jdbc.sql("""
                insert into identity.staff (id, username, name, agency) values (?, ?, ?, ?)
                on conflict (username) do nothing
                """)
                .params(
                        act.staff(),
                        act.username(),
                        act.name(),
                        Objects.requireNonNull(act.agency()).value())
                .update();
        if (added == 0) {
            throw taken();
        }
    }

    private void insertRole(StaffAct act) {
        jdbc.sql(
                        "insert into identity.staff_role (staff, agency, role, valid_from, valid_until) values (?, ?, ?, ?, ?)")
                .params(
                        act.staff(),
                        Objects.requireNonNull(act.agency()).value(),
                        Objects.requireNonNull(act.role()).name(),
                        now())
                .param(act.until() == null ? null : Timestamp.from(act.until()))
                .update();
    }

    private void leave(UUID staff) {
        jdbc.sql("update identity.staff set active = false where id = ?")
                .param(staff)
                .update();
        endRoles(staff, null, null);
        forgetProofs(staff);
        links.withdraw(staff);
    }

    /** All of them, where none is named. */
    private void endRoles(UUID staff, @Nullable String agency, @Nullable Role role) {
        jdbc.sql("""
                update identity.staff_role set valid_until = greatest(:now, valid_from + interval '1 microsecond')
                 where (valid_until is null or valid_until > :now) and staff = :staff
                   and (agency = :agency or cast(:agency as text) is null) and (role = :role or cast(:role as text) is null)
                """)
                .param("now", now())
                .param("staff", staff)
                .param("agency", agency)
                .param("role", role == null ? null : role.name())
                .update();
    }

    static Refusal changed() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.second-admin.changed"));
    }

    private static Refusal taken() {
        return invalid("username", "identity.staffing.username-taken");
    }

    private static Refusal noSuchRole() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.no-such-role"));
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
