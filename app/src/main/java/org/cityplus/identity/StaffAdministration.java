package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.StaffDirectory.Held;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.cityplus.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What security administrators do: let people in, give and take roles, let people go. Each act is on record with its why. */
@Component
public class StaffAdministration {
    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final StaffLinks links;
    private final Vault vault;
    private final Audit audit;
    private final GrantCheck checks;
    private final StaffSessions sessions;
    private final Idempotency idempotency;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffAdministration(
            JdbcClient jdbc,
            StaffDirectory directory,
            StaffLinks links,
            Vault vault,
            Audit audit,
            GrantCheck checks,
            StaffSessions sessions,
            Idempotency idempotency,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.links = links;
        this.vault = vault;
        this.audit = audit;
        this.checks = checks;
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was typed about a new member of staff. */
    public record Newcomer(String username, String name, String agency, String role, String until, String why) {
        public static Newcomer empty() {
            return new Newcomer("", "", "", "", "", "");
        }
    }

    /** What was typed about a role. */
    public record Grant(String agency, String role, String until, String why) {
        public static Grant empty() {
            return new Grant("", "", "", "");
        }
    }

    /**
     * A member of staff and the link to come in by. The link is in the first answer only: a repeat of the same request
     * has none, because nothing that is kept may hold it.
     */
    public record Invited(UUID staff, @Nullable String link) {}

    /**
     * @param key of a program's request, so that its repeat invites nobody twice; null from a page
     * @throws Refusal INVALID naming each field that is wrong
     */
    public Invited invite(Officer by, Newcomer newcomer, @Nullable String key) {
        String username = newcomer.username.strip();
        String name = newcomer.name.strip();
        List<FieldError> errors = new ArrayList<>(StaffRules.check(username, name));
        GrantCheck.Checked checked =
                checks.check(new Grant(newcomer.agency, newcomer.role, newcomer.until, newcomer.why), errors);
        UUID id = Ids.next(clock);
        vault.admit(id);
        AtomicReference<String> link = new AtomicReference<>();
        UUID staff = Objects.requireNonNull(transactions.execute(status ->
                once(by, "invite", key, newcomer, UUID.class, () -> {
                    requireStillAdministrator(by, lock(by.id()));
                    int added = jdbc.sql("""
                            insert into identity.staff (id, username, name, agency) values (?, ?, ?, ?)
                            on conflict (username) do nothing
                            """)
                            .params(id, username, name, checked.agency().value())
                            .update();
                    if (added == 0) {
                        throw invalid("username", "identity.staffing.username-taken");
                    }
                    insertRole(id, checked);
                    trace(by, id, "invited", checked.why());
                    link.set(links.issue(id));
                    return id;
                })));
        return new Invited(staff, link.get());
    }

    private <T> T once(Officer by, String act, @Nullable String key, Object body, Class<T> type, Supplier<T> work) {
        return key == null ? work.get() : idempotency.once(by.id(), "staff " + act, key, body, type, work);
    }

    /**
     * Gives a role, from now on.
     *
     * @throws Refusal INVALID naming the field, as when an administrator's role would not stand alone; FORBIDDEN on oneself
     */
    public void grant(Officer by, UUID staff, Grant grant, @Nullable String key) {
        requireOther(by, staff);
        GrantCheck.Checked checked = checks.check(grant, new ArrayList<>());
        act(by, staff, "role-given", checked.word() + ": " + checked.why(), key, () -> {
            List<Held> held = directory.rolesOf(staff);
            if (held.stream()
                    .anyMatch(each ->
                            each.role() == checked.role() && each.agency().equals(checked.agency()))) {
                throw invalid("role", "identity.staffing.has-role");
            }
            Set<Role> all =
                    held.stream().map(Held::role).collect(Collectors.toCollection(() -> EnumSet.of(checked.role())));
            if (!StaffRules.fitTogether(all)) {
                throw invalid("role", "identity.staffing.administrator-alone");
            }
            insertRole(staff, checked);
        });
    }

    /**
     * Takes a role at once, with every session.
     *
     * @throws Refusal CONFLICT when it is not held
     */
    public void end(Officer by, UUID staff, String agency, String role, String why, @Nullable String key) {
        requireOther(by, staff);
        String reason = GrantCheck.reason(why);
        act(by, staff, "role-taken", agency + " " + role + ": " + reason, key, () -> {
            if (endRoles(staff, "and agency = ? and role = ?", agency, role) == 0) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.no-such-role"));
            }
        });
    }

    /** A new link for who lost password or authenticator; the old ones end at once, with every session. */
    public Invited renew(Officer by, UUID staff, String why, @Nullable String key) {
        requireOther(by, staff);
        AtomicReference<String> link = new AtomicReference<>();
        act(by, staff, "link-given", GrantCheck.reason(why), key, () -> {
            forgetProofs(staff);
            link.set(links.issue(staff));
        });
        return new Invited(staff, link.get());
    }

    /** Lets somebody go: no role, no proof, no session from this moment. The name stays with what they did. */
    public void leave(Officer by, UUID staff, String why, @Nullable String key) {
        requireOther(by, staff);
        act(by, staff, "left", GrantCheck.reason(why), key, () -> {
            jdbc.sql("update identity.staff set active = false where id = ?")
                    .param(staff)
                    .update();
            endRoles(staff, "");
            forgetProofs(staff);
            links.withdraw(staff);
        });
    }

    private void requireOther(Officer by, UUID staff) {
        directory.get(staff);
        if (by.id().equals(staff)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.not-oneself"));
        }
    }

    /** Every change: under a lock, by who is an administrator still, of who has not left, with its trace; sessions end. */
    private void act(Officer by, UUID staff, String act, String why, @Nullable String key, Runnable change) {
        vault.admit(staff);
        transactions.executeWithoutResult(status -> once(by, act, key, List.of(staff, why), Boolean.class, () -> {
            List<UUID> here = lock(by.id(), staff);
            requireStillAdministrator(by, here);
            if (!here.contains(staff)) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.staffing.has-left"));
            }
            change.run();
            sessions.end(staff);
            trace(by, staff, act, why);
            return true;
        }));
    }

    /** Those of them who have not left; in one order, so that two administrators never wait for each other. */
    private List<UUID> lock(UUID... staff) {
        return jdbc.sql("select id from identity.staff where id in (:staff) and active order by id for update")
                .param("staff", List.of(staff))
                .query(UUID.class)
                .list();
    }

    /** A session is no proof here: two administrators who remove each other at once must not both succeed. */
    private void requireStillAdministrator(Officer by, List<UUID> here) {
        boolean isOne = here.contains(by.id())
                && directory.rolesOf(by.id()).stream().anyMatch(held -> held.role() == Role.SECURITY_ADMINISTRATOR);
        if (!isOne) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("identity.staffing.no-longer"));
        }
    }

    private int endRoles(UUID staff, String also, Object... values) {
        return jdbc.sql("""
                update identity.staff_role set valid_until = greatest(?, valid_from + interval '1 microsecond')
                 where (valid_until is null or valid_until > ?) and staff = ?\s""" + also).params(now(), now(), staff).params(values).update();
    }

    private void forgetProofs(UUID staff) {
        jdbc.sql("delete from identity.staff_passkey where staff = ?")
                .param(staff)
                .update();
        jdbc.sql("update identity.staff set password_hash = null, totp_secret = null where id = ?")
                .param(staff)
                .update();
        jdbc.sql("delete from identity.staff_recovery_code where staff = ?")
                .param(staff)
                .update();
        jdbc.sql("delete from identity.staff_challenge where staff = ?")
                .param(staff)
                .update();
    }

    private void insertRole(UUID staff, GrantCheck.Checked checked) {
        jdbc.sql(
                        "insert into identity.staff_role (staff, agency, role, valid_from, valid_until) values (?, ?, ?, ?, ?)")
                .params(staff, checked.agency().value(), checked.role().name(), now())
                .param(checked.until() == null ? null : Timestamp.from(checked.until()))
                .update();
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }

    private void trace(Officer by, UUID staff, String act, String why) {
        audit.write(
                new AuditEntry(clock.instant(), by.id(), by.displayName(), staff, "staff:" + staff, act).because(why));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
